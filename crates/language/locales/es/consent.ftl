program-news = Noticias del programa
program-news-text = Deseo que { $issuer } me envíe por correo noticias del programa: cambios, fechas, servicios nuevos. Puedo detenerlo en cualquier momento, con el enlace de cada correo o en mi cuenta.

new-exams = Nuevos exámenes y credenciales
new-exams-text = Deseo que { $issuer } me informe por correo de nuevos exámenes y nuevas credenciales. Puedo detenerlo en cualquier momento, con el enlace de cada correo o en mi cuenta.

renewal-offers = Ofertas de renovación
renewal-offers-text = Deseo que { $issuer } me envíe por correo ofertas relacionadas con la renovación de mis credenciales. Puedo detenerlo en cualquier momento, con el enlace de cada correo o en mi cuenta.

surveys = Encuestas
surveys-text = Deseo que { $issuer } me pregunte por correo de vez en cuando qué opino del programa. No estoy obligado a responder. Puedo detenerlo en cualquier momento, con el enlace de cada correo o en mi cuenta.

accommodations-text = Pido a { $issuer } que use lo que digo aquí sobre mi salud o discapacidad, y los documentos que envío, para decidir sobre adaptaciones en los exámenes, y que comunique a los proveedores de exámenes lo que se conceda. Puedo ponerle fin en cualquier momento en mi perfil; entonces se elimina.
