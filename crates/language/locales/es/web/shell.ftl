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
result-imports = Importación de resultados
claims = Resultados por asignar
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
