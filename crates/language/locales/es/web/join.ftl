# Coming by oneself, and coming back: registration and recovery.

## Recovering an account.

recovery = Recuperar su cuenta
recovery-lead = ¿Ha olvidado su nombre de usuario o su contraseña? Escriba su dirección de correo. Si pertenece a una cuenta, se le enviará un mensaje con su nombre de usuario y un enlace para elegir una contraseña nueva.
email = Dirección de correo
email-missing = Escriba su dirección de correo.
lost-address = He perdido el acceso a la dirección con la que inicio sesión
lost-address-help = Escriba otra dirección que haya verificado con nosotros y su ID de candidato. Figura en sus informes de puntuación.
candidate-id = ID de candidato
send-mail = Enviar el mensaje
sending = Enviando…
recovery-sent = Mire su buzón
recovery-sent-lead = Si existe tal cuenta, ya va en camino un mensaje a { $email }. Su enlace funciona una sola vez, durante 30 minutos. Si no llega en unos minutos, mire entre el correo no deseado o pruebe con otra dirección.
another-address = Probar con otra dirección
new-password-title = Elija una contraseña nueva
new-password-lead = Su nombre de usuario es { $user }. Al fijar la contraseña nueva, se cierra la sesión en todos los dispositivos.
new-password = Contraseña nueva
password-hint = 12 caracteres o más; varias palabras forman una buena. Puede pegarla o usar un gestor de contraseñas.
password-missing = Elija una contraseña.
set-password = Fijar la contraseña
setting-password = Fijándola…
password-set = Su contraseña nueva está fijada
link-unusable = Este enlace ya no funciona
link-unusable-lead = Ya se usó, es demasiado antiguo o lo ha reemplazado un mensaje más reciente. Pida uno nuevo.

## Registering.

register = Registrarse
register-lead = Para quienes vienen por cuenta propia. Se tarda unos cinco minutos, y puede detenerse y continuar durante una semana.
partner-title = ¿Trabaja para una empresa asociada?
partner-help = Entonces, por favor, no se registre aquí: su cuenta se crea a partir de la ficha de socio de su empresa, para que esta reciba el reconocimiento de lo que usted obtenga. Pregunte al contacto principal de su empresa si tiene usted una ficha de contacto activa; de ella sale una invitación en menos de un minuto.
step-start = Acceso
step-names = Nombres
step-contact = Contacto
step-agreements = Acuerdos
step-confirmation = Confirmación
steps = Pasos del registro
begin = Empezar
beginning = Empezando…
save-and-go-on = Guardar y continuar
saving = Guardando…
email-register-hint = Lo mejor es una dirección privada: la conserva si cambia de trabajo.
accept = Lo he leído y lo acepto
accept-missing = Para registrarse, acepte «{ $title }».
confirm-title = Confirme su dirección
confirm-lead = Hay un mensaje en camino a { $email }. Siga su enlace en 24 horas, mejor en este navegador.
resend = Enviar el mensaje de nuevo
resent = El mensaje va de nuevo en camino.
confirmed = Su dirección está confirmada.
confirm-password-lead = Empezó a registrarse en otro navegador. Para mostrar que fue usted, escriba la contraseña que eligió.
confirm = Confirmar
confirming = Confirmando…
finish = Crear mi cuenta
finishing = Creándola…
finish-lead = Está todo.
done-title = Le damos la bienvenida
done-lead = Su cuenta está creada. Guarde su ID de candidato; puede iniciar sesión con él o con su dirección de correo.
start-again = Empezar de nuevo con otra dirección

## Help.

faq = Preguntas y respuestas
faq-lead = Lo que se pregunta más a menudo. Si la suya no está aquí, escriba al equipo de soporte del programa.
faq-search = Buscar
faq-nothing = Nada coincide
faq-nothing-lead = Pruebe con otra palabra o escriba al equipo de soporte del programa.
privacy = Aviso de privacidad
version = Versión { $version }
support = Equipo de soporte del programa
support-lead = Escríbale sobre exámenes, resultados, credenciales o su cuenta.
support-hint = Indique su ID de candidato y, si se trata de un examen, el número de inscripción. Nadie necesita allí su contraseña.
support-none = No hay ninguna dirección configurada
support-none-more = Quien administra este servidor puede indicarla en el ajuste CERTTRACKER_ISSUER_EMAIL.
support-faq = Lo que más se pregunta está <a>respondido aquí</a>.
