# Lo que dicen los correos. Véase el archivo inglés.

hello = Hola:
signature = El equipo de soporte del programa
open-link = Si el botón no funciona, abra esta dirección en su navegador:
support = ¿Tiene preguntas? Escríbanos a { $address }.
support-site = ¿Tiene preguntas? Nos encontrará en { $site }.
unsubscribe = Darse de baja

activate-registration-subject = Confirme su dirección para continuar el registro
activate-registration-started = Esta dirección se indicó en un registro en { $issuer }. Confirme que es suya para continuar.
activate-registration-action = Confirmar mi dirección
activate-registration-once = El enlace funciona una sola vez y por poco tiempo. Si usted no se ha registrado, no haga nada: un registro sin confirmar se elimina.
activate-registration-why = Recibe este correo porque alguien, probablemente usted, se registró con esta dirección.

registration-for-known-address-subject = Ya tiene una cuenta
registration-for-known-address-tried = Alguien, probablemente usted, ha intentado registrarse en { $issuer } con esta dirección, que ya pertenece a una cuenta. No se ha creado otra.
registration-for-known-address-use = Inicie sesión con la cuenta que ya tiene. Si olvidó su nombre de usuario o su contraseña, puede pedir ambos en la página de inicio de sesión.
registration-for-known-address-action = Ir al inicio de sesión
registration-for-known-address-not-you = Si no ha sido usted, no tiene que hacer nada; quien lo intentó no ha averiguado nada sobre su cuenta.
registration-for-known-address-why = Recibe este correo porque esta dirección pertenece a una cuenta.

recover-account-subject = Su nombre de usuario y un enlace para elegir otra contraseña
recover-account-asked = Alguien, probablemente usted, ha pedido ayuda para iniciar sesión en { $issuer }. Su nombre de usuario es { $user }.
recover-account-offer = Si también olvidó su contraseña, elija aquí una nueva:
recover-account-action = Elegir una contraseña nueva
recover-account-once = El enlace funciona una sola vez y por poco tiempo. Al cambiar la contraseña se cierran todas sus sesiones.
recover-account-not-you = Si no ha sido usted, no haga nada: su contraseña sigue siendo la misma.
recover-account-why = Recibe este correo porque esta dirección pertenece a una cuenta para la que se pidió ayuda.

password-changed-subject = Su contraseña ha cambiado
password-changed-when = La contraseña de su cuenta en { $issuer } se cambió el { TIME($at) }.
password-changed-not-you = Si no ha sido usted, alguien tiene acceso a su cuenta. Elija de inmediato otra contraseña y avísenos.
password-changed-action = Elegir una contraseña nueva
password-changed-why = Recibe este correo porque su contraseña ha cambiado; siempre se lo comunicamos.

email-changed-subject = La dirección de su cuenta ha cambiado
email-changed-when = El { TIME($at) } su cuenta en { $issuer } pasó a tener otra dirección de correo. A esta dirección ya no llegarán correos sobre ella.
email-changed-not-you = Si no ha sido usted, alguien tiene acceso a su cuenta. Avísenos de inmediato.
email-changed-why = Recibe este correo porque esta era la dirección de su cuenta; siempre avisamos a la anterior.

new-device-subject = Un dispositivo nuevo ha iniciado sesión en su cuenta
new-device-when = Alguien inició sesión en su cuenta en { $issuer } el { TIME($at) } desde un dispositivo que no conocíamos: { $device }.
new-device-you = Si ha sido usted, no tiene que hacer nada.
new-device-not-you = Si no ha sido usted, cierre esa sesión y elija otra contraseña.
new-device-action = Ver mis sesiones
new-device-why = Recibe este correo porque un inicio de sesión desde un dispositivo nuevo puede ser de un desconocido; siempre se lo comunicamos.

ways-in-changed-subject = Se ha añadido o eliminado una forma de acceder a su cuenta
ways-in-changed-when = El { TIME($at) } se añadió o se eliminó una aplicación de autenticación o una llave de acceso de su cuenta en { $issuer }, o se crearon códigos de recuperación nuevos.
ways-in-changed-not-you = Si no ha sido usted, alguien tiene acceso a su cuenta. Elija de inmediato otra contraseña y avísenos.
ways-in-changed-action = Ver las formas de acceder a mi cuenta
ways-in-changed-why = Recibe este correo porque han cambiado las formas de acceder a su cuenta; siempre se lo comunicamos.

recovery-code-used-subject = Se ha usado un código de recuperación para iniciar sesión
recovery-code-used-when = Alguien inició sesión en su cuenta en { $issuer } el { TIME($at) } con su contraseña y uno de sus códigos de recuperación. Ese código ya no sirve.
recovery-code-used-left = Si ha sido usted y ha perdido el teléfono o la llave, elimínelos de su cuenta y añada otros; después cree códigos de recuperación nuevos.
recovery-code-used-not-you = Si no ha sido usted, cierre esa sesión, elija otra contraseña y cree códigos de recuperación nuevos.
recovery-code-used-action = Ver las formas de acceder a mi cuenta
recovery-code-used-why = Recibe este correo porque se ha usado un código de recuperación; siempre se lo comunicamos.

verify-address-subject = Confirme esta dirección
verify-address-added = Esta dirección se añadió a una cuenta en { $issuer }. Confirme que es suya y podremos escribirle aquí.
verify-address-action = Confirmar esta dirección
verify-address-once = El enlace funciona una sola vez y por poco tiempo. Si no sabe de qué se trata, no haga nada: una dirección sin confirmar no se usa.
verify-address-why = Recibe este correo porque esta dirección se añadió a una cuenta.

invitation-subject = { $company } le invita a { $issuer }
invitation-sent = { $company } le ha incluido entre su personal. Configure su cuenta para ver sus exámenes, logros y certificados.
invitation-action = Configurar mi cuenta
invitation-once = El enlace es solo para usted y funciona una sola vez. Si ha caducado, pida otro a la persona responsable de socios en { $company }.
invitation-why = Recibe este correo porque { $company } nos dio esta dirección como suya. Si no trabaja allí, no haga nada.

partner-request-subject = Una persona de su empresa pide una cuenta
partner-request-asked = Alguien con la dirección { $address } desea una cuenta en { $issuer }. Las personas de las empresas asociadas la reciben a partir del registro de socios, que usted mantiene.
partner-request-add = Si esta persona trabaja en { $company }, añádala al registro de socios. Recibirá una invitación por correo en menos de un minuto.
partner-request-unknown = Si no conoce la dirección, no haga nada: no se crea ninguna cuenta.
partner-request-why = Recibe este correo porque mantiene el registro de socios de { $company }. Para una misma dirección llega como máximo una vez al día.

export-ready-subject = Sus datos están listos
export-ready-made = Usted pidió todo lo que { $issuer } conserva sobre usted. Ya está reunido.
export-ready-until = Inicie sesión y descárguelo antes del { TIME($until) }; después se elimina.
export-ready-action = Ir a mis datos
export-ready-not-you = Si no lo pidió usted, otra persona tiene acceso a su cuenta: elija otra contraseña.
export-ready-why = Recibe este correo porque en su cuenta se pidió una exportación de sus datos.

erasure-begun-subject = Ha solicitado la supresión de sus datos
erasure-begun-asked = Usted pidió a { $issuer } que suprima lo que conserva sobre usted.
erasure-begun-due = Se hará el { TIME($due) }. Hasta entonces puede anularlo; después, nadie puede.
erasure-begun-action = Ver o anular mi solicitud
erasure-begun-not-you = Si no lo pidió usted, anúlelo enseguida y elija otra contraseña: otra persona tiene acceso a su cuenta.
erasure-begun-why = Recibe este correo porque en su cuenta se solicitó la supresión de los datos.

erasure-done-subject = Sus datos se han suprimido
erasure-done-gone = Lo que { $issuer } conservaba sobre usted se ha eliminado, y con ello su cuenta. Ya no puede iniciar sesión, y quien verifique una de sus credenciales verá que ya no está disponible.
erasure-done-stays = Los resultados y las concesiones permanecen sin su nombre. Queda un resumen cifrado de su dirección, para que ninguna fuente de datos vuelva a traerle. Este es el último correo que recibe; puede registrarse de nuevo cuando quiera.
erasure-done-why = Recibe este correo porque pidió la supresión de sus datos.

announcement-subject = { $title }
announcement-paragraph = { $text }
announcement-why = Recibe este correo porque pidió noticias de { $issuer }.
announcement-stop = Para no recibir más, basta un clic; no hace falta iniciar sesión:

test-subject = Prueba de entrega de correo
test-body = { $issuer } envió este correo el { TIME($at) } para comprobar si el correo llega. Llega.
test-why = Recibe este correo porque quien administra el servidor pidió una prueba con esta dirección.

address-of-another-account-subject = Esta dirección ya pertenece a una cuenta
address-of-another-account-tried = Alguien, probablemente usted, añadió esta dirección a una cuenta de { $issuer }. Ya pertenece a otra cuenta, así que no se ha admitido.
address-of-another-account-use = Si las dos cuentas son suyas, inicie sesión en la que tiene esta dirección y quítela allí antes de añadirla en otro lugar.
address-of-another-account-action = Ir al inicio de sesión
address-of-another-account-not-you = Si no fue usted, no tiene que hacer nada; quien haya sido no ha sabido nada de su cuenta.
address-of-another-account-why = Recibe este mensaje porque esta dirección pertenece a una cuenta.

addresses-changed-subject = Se ha añadido o quitado una dirección de correo en su cuenta
addresses-changed-when = El { TIME($at) } se añadió y verificó una dirección de correo en su cuenta de { $issuer }, o se quitó de ella.
addresses-changed-not-you = Si no fue usted, alguien tiene acceso a su cuenta. Quite la dirección, elija una contraseña nueva y avísenos.
addresses-changed-action = Ver mis direcciones
addresses-changed-why = Recibe este mensaje porque han cambiado las direcciones de su cuenta; siempre se lo decimos.

account-merged-subject = Su cuenta se unió a otra
account-merged-when = El { TIME($at) } esta cuenta en { $issuer } se unió a otra, después de mostrarse su contraseña o su clave de acceso. Lo que se obtuvo aquí cuenta allí; a partir de ahora inicie sesión con esa otra.
account-merged-not-you = Si no fue usted, o si ha cambiado de idea, deshágalo antes del { TIME($until) }. No necesita iniciar sesión para ello.
account-merged-action = Deshacer la unión
account-merged-why = Recibe este correo porque la cuenta de esta dirección se unió a otra; siempre se lo comunicamos.

accounts-merged-subject = Otra cuenta se unió a la suya
accounts-merged-when = El { TIME($at) } otra cuenta en { $issuer } se unió a la suya. Lo que se obtuvo allí cuenta aquí.
accounts-merged-until = Puede deshacerlo hasta el { TIME($until) }.
accounts-merged-action = Ver mis cuentas unidas
accounts-merged-not-you = Si no fue usted, otra persona tiene acceso a su cuenta. Deshaga la unión y elija otra contraseña.
accounts-merged-why = Recibe este correo porque una cuenta se unió a la suya; siempre se lo comunicamos.

merge-undone-subject = Se deshizo la unión de dos cuentas
merge-undone-when = El { TIME($at) } se deshizo la unión de su cuenta en { $issuer } con otra. En cada una se inicia sesión por separado, y en cada una cuenta lo que se obtuvo con su propio ID de candidato.
merge-undone-action = Ir al inicio de sesión
merge-undone-why = Recibe este correo porque se deshizo una unión de su cuenta; siempre se lo comunicamos.

merge-suggested-subject = ¿Tiene dos cuentas?
merge-suggested-seen = En { $issuer } hay otra cuenta que parece ser también suya. Los resultados de los exámenes solo cuentan juntos si están bajo un mismo ID de candidato.
merge-suggested-do = Si tiene dos cuentas, inicie sesión en la que quiera conservar y una a ella la otra. Verá antes qué resulta de ello y podrá deshacerlo durante 30 días.
merge-suggested-action = Unir mis cuentas
merge-suggested-not-you = Si no tiene otra cuenta, no tiene que hacer nada; nadie ha averiguado nada sobre la suya.
merge-suggested-why = Recibe este correo porque otra cuenta se parece a la suya.

recover-merged-account-subject = Esta cuenta se unió a otra
recover-merged-account-asked = Alguien, probablemente usted, ha pedido ayuda para iniciar sesión en { $issuer } con esta dirección. Su cuenta se unió a otra el { TIME($at) }, por lo que ya nadie inicia sesión con ella.
recover-merged-account-use = Pida ayuda con la dirección de la cuenta que conservó. Si no fue usted quien las unió, el correo de aquel día a esta dirección tiene un enlace que lo deshace durante 30 días.
recover-merged-account-action = Pedir ayuda para iniciar sesión
recover-merged-account-why = Recibe este correo porque se pidió ayuda con esta dirección.

request-decided-subject = Su solicitud está resuelta
request-decided-done = El equipo de soporte del programa de { $issuer } ha resuelto su solicitud. Inicie sesión para leer la decisión y su motivo.
request-decided-action = Ver mi solicitud
request-decided-why = Recibe este correo porque se resolvió una solicitud que envió.

award-revoked-subject = Se revocó { $achievement }
award-revoked-done = { $issuer } ha revocado su credencial { $achievement }. Quien la compruebe a partir de ahora lo sabrá.
award-revoked-because = El motivo: { $reason }
award-revoked-action = Ver mis credenciales
award-revoked-object = Si cree que es un error, escriba al equipo de soporte del programa.
award-revoked-why = Recibe este correo porque se revocó una credencial suya.

appointment-near-subject = Su examen se acerca: { $exam }
appointment-near-when = { $exam } comienza el { TIME($at) }.
appointment-near-there = En el lugar del examen es el { DATE($on) }, { $clock }: { $place }.
appointment-near-bring = Lleve dos documentos de identidad. Los nombres deben ser los de su inscripción.
appointment-near-action = Ver mi cita
appointment-near-why = Recibe este correo porque tiene una cita para un examen.

ready-to-book-subject = Puede reservar su examen: { $exam }
ready-to-book-when = { $vendor } ha confirmado que puede realizar { $exam }. Reserve una plaza; el examen debe realizarse a más tardar el { DATE($until) }.
ready-to-book-action = Reservar mi examen
ready-to-book-why = Recibe este correo porque se inscribió en un examen.

result-arrived-subject = Ha llegado el resultado de su examen: { $exam }
result-arrived-when = { $vendor } nos ha comunicado el resultado de { $exam }. Ya se decidió lo que se obtiene con él; inicie sesión para verlo.
result-arrived-action = Ver mi resultado
result-arrived-why = Recibe este correo porque realizó un examen.

voucher-assigned-subject = Tiene un vale para un examen
voucher-assigned-what = El programa le ha dado un vale que paga un examen en { $vendor }. Es válido hasta el { DATE($until) }. Inicie sesión para ver su código.
voucher-assigned-action = Ver mi vale
voucher-assigned-why = Recibe este correo porque la oficina del programa le ha dado un vale.

credentials-shared-subject = { $holder } le muestra sus credenciales
credentials-shared-what = { $holder } le muestra { $achievements }, de { $issuer }. Usted ve cómo están hoy, directamente de quien las emitió, y no necesita cuenta.
credentials-shared-says = { $holder } escribe: { $message }
credentials-shared-action = Ver las credenciales
credentials-shared-until = El enlace funciona hasta { TIME($until) }. { $holder } ve cuándo se abre.
credentials-shared-why = Recibe este correo porque { $holder } dio su dirección para mostrarle credenciales. No se le envía nada más.

watch-asked-subject = Alguien quiere saber cuándo cambian sus credenciales
watch-asked-who = { $watcher } abrió lo que usted compartió con «{ $recipient }» y pide que se le avise por correo cuando cambie el estado de esas credenciales.
watch-asked-yours = No se avisa a nadie antes de que usted lo permita, y puede terminarlo cuando quiera.
watch-asked-action = Contestar
watch-asked-why = Recibe este correo porque comparte credenciales.

watch-begun-subject = Se le avisará cuando cambien las credenciales de { $holder }
watch-begun-allowed = { $holder } lo ha permitido: recibirá un correo cuando cambie el estado de las credenciales de { $issuer } que le mostró.

watched-changed-subject = { $holder }: { $achievement } tiene otro estado
watched-changed-what = Ha cambiado el estado de { $achievement }, que { $issuer } emitió para { $holder }.

watch-why = Recibe este correo porque pidió que se le avisara cuando cambiaran las credenciales de { $holder }.
watch-stop = No recibir más avisos
