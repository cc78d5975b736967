# Inicio de sesión y cuenta propia.
# Cómo añadir un texto: véase el archivo inglés.

sign-in = Iniciar sesión
sign-in-first = Inicie sesión para ver esta página
session-ended = Su sesión ha terminado. No se ha perdido nada de lo que envió. Inicie sesión para continuar desde aquí.
user = Nombre de usuario o dirección de correo
password = Contraseña
user-missing = Escriba su nombre de usuario o su dirección de correo.
password-missing = Escriba su contraseña.
show-password = Mostrar la contraseña
signing-in = Iniciando sesión…
signed-in = Ha iniciado sesión.
not-right = El nombre de usuario o la contraseña no son correctos. Lo que escribió sigue aquí: busque algún error.
forgotten = ¿Ha olvidado su nombre de usuario o contraseña?
first-time = ¿Es su primera vez aquí?
