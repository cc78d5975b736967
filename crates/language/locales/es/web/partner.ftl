# People of partner companies: instead of registering, and taking an invitation.

## Taking an invitation.

set-up = Configure su cuenta
set-up-lead = { $company } le ha incluido entre su personal. Elija una contraseña y la cuenta será suya.
employment = ¿Trabaja en { $company }?
employment-lead = { $company } le ha incluido entre su personal, y usted ya tiene una cuenta con esta dirección. Confírmelo si trabaja allí: lo que obtenga contará también para la empresa. Nada más cambia en su cuenta.
company = Empresa
name = Nombre
user-name = Nombre de usuario
valid-until = Válida hasta
name-hint = El nombre es el que indicó su empresa. Si en su documento de identidad figura otro, pida el cambio en su perfil cuando haya iniciado sesión.
take = Configurar mi cuenta
taking = Configurándola…
confirm-employment = Sí, trabajo allí
set-up-done = Su cuenta está lista
set-up-done-lead = Inicie sesión con el nombre de usuario { $user } o con su dirección de correo.
employment-done = Gracias
employment-done-lead = Consta que trabaja en { $company }. Su nombre de usuario sigue siendo { $user }.
used = Esta invitación ya se aceptó
used-lead = Su cuenta está lista: inicie sesión con su nombre de usuario o su dirección de correo. Si no sabe la contraseña, recupere la cuenta.
expired = Esta invitación ha caducado
expired-lead = Pida otra a quienes mantienen el registro de socios en su empresa. Llega en menos de un minuto.
unknown = Esto no es una invitación
unknown-lead = El enlace está incompleto, lo ha reemplazado un mensaje más reciente o su empresa lo ha retirado. Busque la invitación más reciente en su buzón o pregunte en su empresa.
renewed = Un acuerdo tiene una versión nueva
renewed-lead = Entró en vigor hace un momento, así que todavía no se ha configurado nada. Vuelva a cargar la página para leerla; el enlace sigue funcionando.

## Instead of registering.

go-on = Continuar
looking = Comprobando…
another-address = Usar otra dirección
not-here = { $company } crea su cuenta
not-here-why = El personal de { $company } no se registra por su cuenta: sus cuentas se crean a partir del registro de socios que mantiene la empresa, para que esta reciba el reconocimiento de lo que obtengan.
ask-primary-contact = Pregunte al contacto principal de { $company } si tiene usted una ficha de contacto activa. En cuanto la tenga, llegará una invitación a su dirección en menos de un minuto.
ask-contact-administrator = Pregunte a quien administra los contactos en { $company } si tiene usted una ficha de contacto activa. En cuanto la tenga, llegará una invitación a su dirección en menos de un minuto.
ask-office = Por ahora nadie mantiene el registro de { $company }. Escriba al equipo de soporte del programa.
notify = Avisar de que necesito una cuenta
notifying = Avisando…
notified = Aviso enviado
notified-lead = Quienes mantienen el registro reciben un mensaje con su dirección, como máximo uno al día. Si ya tiene una ficha de contacto, mire su buzón: en su lugar recibirá de nuevo la invitación.
