# Fields of names, contact and what people tell of themselves: registration and profile have them in common.

## Names.

legal-name = Nombre legal
native-name = Nombre tal como se escribe en su país, si es otro
legal-name-hint = Como en el documento de identidad que muestra en el centro de examen, en su propia escritura.
delivery-first = Nombres, para el proveedor de exámenes
delivery-last = Apellidos, para el proveedor de exámenes
delivery-hint = En letras latinas, como en su documento de identidad o pasaporte. Debe coincidir, o podrían no admitirle.
suggest = Proponer una grafía
suggestion-check = Compárela letra por letra con su documento de identidad.
suggestion-none = No se puede proponer nada para este nombre. Escríbalo como figura en su pasaporte.
certificate-name = Nombre en los certificados, si es otro
certificate-hint = Palabras de su nombre legal. Si lo deja vacío, se imprime el nombre legal.
delivery-name = Nombre para el proveedor de exámenes

## Where one can be reached.

country = País o territorio
choose = Elija…
address-line = Dirección
address-line-more = Dirección, continuación
address = Dirección postal
dependent-locality = Distrito
locality = Ciudad o población
subdivision = Estado, provincia o región
postal-code = Código postal
sorting-code = Código de clasificación
phone = Número de teléfono
phone-hint = Con + y el código de país, o como se marca en su país.
mobile = Número de móvil, si es otro
mobile-hint = Solo para mensajes el día de un examen.

## What people tell of themselves, and why it is asked.

about-you = Sobre usted
birth-date = Fecha de nacimiento
birth-date-hint = Le distingue de otras personas con su nombre, aquí y en el centro de examen.
birth-date-half = Escriba la fecha de nacimiento completa, o nada.
voluntary = Preguntas voluntarias
voluntary-why = Preguntamos para que los exámenes sean justos para todos y para saber quién se examina. Las respuestas solo se cuentan, en cifras que no nombran a nadie. Deje en blanco lo que quiera: para usted no cambia nada.
undisclosed = Prefiero no decirlo
not-answered = Sin responder
gender = Género
gender-female = Mujer
gender-male = Hombre
gender-another = Otro
job-function = Su función en el trabajo
job-architecture = Arquitectura de sistemas
job-consulting = Consultoría
job-development = Desarrollo
job-engineering = Ingeniería
job-executive = Dirección de empresa
job-management = Gestión de personas
job-operations = Operaciones
job-sales = Ventas
job-security = Seguridad
job-support = Soporte
job-training = Formación
job-student = Estudio, aún no trabajo
job-other = Otra cosa
industry = Sector de su empresa
industry-agriculture = Agricultura, silvicultura, pesca, minería
industry-construction = Construcción
industry-education = Educación
industry-energy = Energía, agua, residuos
industry-finance = Banca y seguros
industry-government = Administración pública y defensa
industry-health = Sanidad y servicios sociales
industry-hospitality = Hostelería, artes, deporte
industry-information-technology = Tecnologías de la información
industry-manufacturing = Industria manufacturera
industry-media = Edición, cine, radio y televisión
industry-professional-services = Derecho, contabilidad, investigación, ingeniería
industry-retail = Comercio
industry-telecommunications = Telecomunicaciones
industry-transport = Transporte
industry-other = Otro sector
experience = Años de experiencia en este campo
experience-none = Menos de uno
experience-one-to-two = De 1 a 2
experience-three-to-five = De 3 a 5
experience-six-to-ten = De 6 a 10
experience-eleven-or-more = 11 o más
education = Nivel de estudios más alto terminado
education-lower-secondary = Educación primaria o secundaria obligatoria
education-upper-secondary = Bachillerato
education-vocational = Formación profesional o ciclo corto superior
education-bachelor = Grado o equivalente
education-master = Máster o equivalente
education-doctorate = Doctorado o equivalente
native-language = Primera lengua que aprendió
