# La portada.
# Cómo añadir un texto: véase el archivo inglés.

description = Obtenga, conserve y demuestre acreditaciones y certificaciones profesionales.
loading = Cargando…
no-script = Salvo esta página, CertTracker se ejecuta en su navegador y necesita JavaScript, que está desactivado. Para comprobar una credencial sin él, abra <code>/api/v1/verifications/</code> seguido del código de verificación.
title = Lo que ha demostrado, en un papel que vale
lead = CertTracker guarda los resultados de sus exámenes, los convierte en acreditaciones y certificaciones, y permite a cualquiera comprobar que son auténticas.
offers = Qué puede hacer aquí
history = Ver su historial de exámenes y evaluaciones
history-more = Cada intento, con su puntuación y su significado en palabras claras.
requirements = Leer qué exige cada credencial
requirements-more = Las mismas reglas que deciden, puestas por escrito, para acreditaciones y certificaciones.
progress = Seguir su progreso
progress-more = Qué se cumple, qué falta y por qué, y el camino más corto que queda.
certificates = Obtener sus certificados electrónicos
certificates-more = Credenciales firmadas que leen las carteras digitales y otros sistemas.
show = Mostrar una credencial a un tercero
show-more = Un enlace y un código que un empleador puede comprobar sin tener cuenta.
exams = Inscribirse en exámenes en Pearson VUE
exams-more = Los requisitos y las fechas se comprueban al momento; reserve en las páginas del proveedor y siga aquí cada paso.
contact-details = Ver y actualizar sus datos de contacto
contact-details-more = Nombres, direcciones, teléfono y lo que cuenta de usted, y lo que de ello tiene el proveedor de exámenes.
logos = Descargar los logotipos del programa
support = Escribir al equipo de soporte del programa
support-more = Sobre exámenes, resultados, credenciales o su cuenta.
not-yet = Aún no disponible.
first-time = ¿Es su primera vez aquí?
first-time-more = Si trabaja en una empresa socia, su cuenta se crea a partir del registro de socio de su empresa, para que esta reciba el mérito de lo que usted obtenga. Pregunte al contacto principal de su empresa si tiene un registro de contacto activo; su cuenta se deriva de él.
first-time-self = Si viene por cuenta propia, regístrese: se tarda unos cinco minutos, y puede detenerse y continuar durante una semana.
register = Registrarse
recover = ¿Ha olvidado su nombre de usuario o contraseña?
faq = Preguntas y respuestas
privacy = Aviso de privacidad
partner-staff = ¿Trabaja para una empresa asociada?
