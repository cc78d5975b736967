# The e-mail addresses of an account.

addresses = Direcciones de correo
addresses-lead = Inicia sesión con la principal, y a ella llega el correo. Una segunda verificada le permite volver a entrar si pierde la primera.
your-addresses = Sus direcciones
primary = Principal
verified = Verificada
not-verified = Sin verificar
of-company = Una dirección de { $company }: la pierde cuando deja la empresa.
added-on = Añadida el { $time }
make-primary = Hacerla principal
made-primary = Ahora es su dirección principal. A la anterior se le avisó con un mensaje.
send-again = Enviar el mensaje de nuevo
sent-again = El mensaje va de nuevo en camino.
remove = Quitar
removed = La dirección se ha quitado.
primary-stays = Para quitarla, haga principal otra primero.
private-title = Añada una dirección privada
private-more = Solo conocemos direcciones suyas de la empresa. Si la deja, ya no podría entrar en su cuenta ni ver sus certificados.
add-address = Añadir una dirección
new-address = Nueva dirección de correo
new-address-hint = Se le envía un mensaje; siga su enlace para mostrar que es suya. Lo mejor es una privada.
address-missing = Escriba la dirección.
adding = Añadiendo…
added = Hay un mensaje en camino a { $email }. Siga su enlace en 24 horas, en un navegador donde haya iniciado sesión.

## Where the mail's link leads.

verify-title = Confirmar una dirección
is-verified = { $email } está verificada.
is-verified-more = Puede hacerla su dirección principal o conservarla como vía para volver a su cuenta.
link-unusable = Este enlace no funciona aquí
link-unusable-more = Ya se usó, tiene más de un día, lo ha reemplazado un mensaje más reciente o pertenece a otra cuenta que la de esta sesión. Haga que se envíe de nuevo.
to-addresses = A sus direcciones
