# El marco de todas las páginas.
# Cómo añadir un texto: véase el archivo inglés.

skip-to-content = Saltar al contenido
main-navigation = Principal
more-navigation = Más
menu = Menú
catalogue = Catálogo
verify = Verificar
sign-in = Iniciar sesión
sign-out = Cerrar sesión
credentials = Credenciales
progress = Progreso
exam-history = Historial de exámenes
exams = Mis exámenes
exam-vendors = Proveedores de exámenes
vouchers = Vales
result-imports = Importaciones
claims = Resultados por asignar
companies = Empresas
duplicates = Duplicados
award-reviews = Revisiones
signed-out = Ha cerrado la sesión.
signed-out-here = Ha cerrado la sesión en este navegador. No se pudo avisar al servidor; allí la sesión terminará por sí sola.
check-a-credential = Comprobar una credencial
for-programs = Para programas: la API
theme = Tema
theme-system = Sistema
theme-light = Claro
theme-dark = Oscuro
page-title = { $title } · CertTracker
language = Idioma

loading = Cargando…
more-shown = { $count ->
     [one] Se muestra 1 más
     [many] Se muestran { $count } más
    *[other] Se muestran { $count } más
    }
show-more = Mostrar más
nothing-fits = Nada coincide. Pruebe con menos palabras o con otras.
found = { $count ->
     [one] 1 encontrado
     [many] { $count } encontrados
    *[other] { $count } encontrados
    }
copy = Copiar
copied = Copiado
copy-failed = No se pudo copiar. Seleccione el texto y cópielo usted.
breadcrumb = Ruta de navegación
try-again = Reintentar
request-id = Solicitud <code>{ $id }</code>
unreachable = No se pudo contactar con el servidor
unreachable-more = No se ha cambiado nada. Compruebe su conexión y vuelva a intentarlo.
unreadable = No se pudo leer la respuesta del servidor
unreadable-more = Llegó con el estado { $status }. Puede que haya una versión más reciente: vuelva a cargar la página y avise a soporte si continúa.
broken = Esta página ha dejado de funcionar
broken-more = La detuvo un fallo de CertTracker. Lo que ya había enviado está a salvo; lo que estaba escribiendo no se conserva.
load-again = Volver a cargar la página
not-found = No hay ninguna página en esta dirección
not-found-more = La dirección puede tener un error, o lo que había aquí ya no está.
go-to-start = Ir al inicio
check-by-code = Comprobar una credencial por su código
look-up = Buscarlo en el catálogo
part-missing = No se pudo cargar esta página
part-missing-more = No se pudo obtener una parte del programa. No se ha cambiado nada. Compruebe su conexión y vuelva a intentarlo.
close = Cerrar
security = Acceso y seguridad
mail-choices = Preferencias de correo
my-data = Mis datos
merge-accounts = Unir cuentas
field-fault = { $field }: { $fault }

account = Cuenta
profile = Perfil
change-requests = Solicitudes

addresses = Direcciones de correo
agreements = Acuerdos
