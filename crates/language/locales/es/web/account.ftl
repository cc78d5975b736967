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

## Otras formas de iniciar sesión, y el segundo paso.

sign-in-with-passkey = Iniciar sesión con una llave de acceso
passkey-failed = No se usó la llave de acceso. Inténtelo de nuevo o inicie sesión con su contraseña.
passkey-refused = Esta llave de acceso no pertenece a ninguna cuenta de aquí. Inicie sesión con su contraseña.
or = o
second-step = Un paso más
second-step-passkey = Su contraseña es correcta. Demuestre con su llave de acceso que es usted.
use-passkey = Usar mi llave de acceso
second-step-code = Su contraseña es correcta. Escriba los seis dígitos que muestra ahora su aplicación de autenticación.
code = Código de la aplicación de autenticación
second-step-recovery = Su contraseña es correcta. Escriba uno de sus códigos de recuperación; cada uno sirve una vez.
recovery-code = Código de recuperación
go-on = Continuar
instead-passkey = Usar una llave de acceso
instead-code = Usar la aplicación de autenticación
instead-recovery = Usar un código de recuperación
start-again = Empezar de nuevo
code-missing = Escriba el código.
proof-refused = No se ha aceptado. Los códigos sirven una vez y durante un minuto: espere al siguiente o empiece de nuevo.

## Cuando termina una sesión.

session-ends-soon = Su sesión termina pronto
session-ends-soon-more = Termina a las { $time }. Inicie sesión de nuevo para continuar; todo lo que hay en esta página se queda como está.
session-is-over = Su sesión ha terminado
session-is-over-more = Todo lo que hay en esta página sigue aquí. Inicie sesión de nuevo para continuar donde estaba.

## Las formas de acceder a la cuenta.

security = Acceso y seguridad
security-lead = Cómo accede a su cuenta y dónde tiene la sesión iniciada.
second-factor-needed = Su función exige un segundo factor. Añada aquí una aplicación de autenticación o una llave de acceso; hasta entonces no podrá hacer lo que hace el personal.
change-password = Cambiar la contraseña
has-no-password = Su cuenta no tiene contraseña: inicia sesión con una llave de acceso.
current-password = Contraseña actual
new-password = Contraseña nueva
new-password-hint = 12 caracteres o más. Varias palabras hacen una buena contraseña; un gestor de contraseñas hace una mejor.
password-changed = Su contraseña se ha cambiado. Se ha cerrado su sesión en todos los demás sitios.
passkeys = Llaves de acceso
passkeys-lead = Con una llave de acceso inicia sesión con el dedo, la cara o el PIN de su dispositivo, sin contraseña. Nadie puede robarla con una página falsa.
no-passkeys = Todavía no hay ninguna llave de acceso.
passkeys-not-here = Este navegador, o esta dirección, no permite usar llaves de acceso.
passkeys-at-localhost = Las claves de acceso necesitan una dirección con nombre. En este ordenador, inicie sesión en <a>localhost</a> para crear una.
passkey-name = Nombre de la llave de acceso nueva
passkey-name-hint = Por ejemplo, «Portátil del trabajo»: así sabrá cuál eliminar si la pierde.
passkey-name-missing = Ponga un nombre a la clave de acceso.
add-passkey = Añadir una llave de acceso
passkey-added = Se ha añadido la llave de acceso.
passkey-not-made = No se creó ninguna llave de acceso. No se ha cambiado nada.
passkey-removed = Se ha eliminado la llave de acceso.
added-on = Añadida el { $date }
last-used-on = Usada por última vez el { $date }
never-used = Nunca usada
synced = En varios dispositivos
remove = Eliminar
rename = Cambiar el nombre
save = Guardar
authenticator-app = Aplicación de autenticación
authenticator-app-lead = Una aplicación de su teléfono muestra seis dígitos, nuevos cada 30 segundos. Se piden después de la contraseña.
totp-on = Activada desde el { $date }.
totp-add = Configurar una aplicación de autenticación
totp-scan = Escanee esto con la aplicación o escriba en ella el secreto.
totp-secret = Secreto
totp-qr = Código QR para la aplicación de autenticación
totp-first-code = Los seis dígitos que muestra ahora la aplicación
totp-confirm = Activar
totp-added = A partir de ahora se pide un código de la aplicación después de la contraseña.
totp-removed = Se ha eliminado la aplicación de autenticación.
recovery-codes = Códigos de recuperación
recovery-codes-lead = Le permiten entrar, junto con la contraseña, si pierde el teléfono o la llave. Cada uno sirve una vez.
recovery-codes-left = { $count ->
    [one] Queda 1 código.
    [many] Quedan { $count } de códigos.
   *[other] Quedan { $count } códigos.
   }
recovery-codes-new = Crear códigos nuevos
recovery-codes-shown = Guarde ahora estos códigos: solo se muestran esta vez. Los anteriores ya no sirven.
recovery-codes-fresh = Sus códigos de recuperación nuevos
recovery-codes-copy = Copiar los códigos
recovery-codes-download = Descargar
recovery-codes-print = Imprimir
sessions = Dónde tiene la sesión iniciada
this-session = Esta sesión
session-since = Sesión iniciada el { $time }
session-seen = Vista por última vez el { $time }
unknown-device = Dispositivo desconocido
on-system = { $browser } en { $system }
end-session = Cerrar esa sesión
end-other-sessions = Cerrar las demás sesiones
session-ended-there = Se ha cerrado esa sesión.
sessions-ended = Se han cerrado las demás sesiones.
confirm-first = Demuestre que es usted
confirm-first-more = Esto cambia la forma de acceder a su cuenta. Escriba su contraseña o use una llave de acceso.
confirm = Confirmar

## Setting a password where there is none.

set-password = Fijar una contraseña
set-password-more = Fije una como otra vía de acceso; antes se le pide su llave de acceso.
password-set = Su contraseña está fijada. Desde ahora puede iniciar sesión con ella.
password-not-set = No se usó la llave de acceso, así que no se fijó ninguna contraseña. Lo que escribió sigue aquí.
