# El inicio del candidato y el del personal.
# Cómo añadir un texto: véase el archivo inglés.

front = Acreditación y certificación
candidate-id = ID de candidato <code>{ $id }</code>
import-results = Importar resultados de exámenes
import-results-more = Suba un archivo de resultados, o pruébelo antes sin escribir nada.
claims = Resultados por asignar
claims-more = Resultados que no corresponden a ningún candidato y esperan a que alguien diga de quién son.
companies = Empresas asociadas
companies-more = Las empresas de los registros de socios, sus dominios de correo y la situación de cada persona.
exams-ahead = Próximos exámenes
held = Lo que tiene
nothing-held = Aún no tiene nada
nothing-held-more = Lo que obtenga aparecerá aquí por sí solo cuando lleguen sus resultados. Vea lo que tiene <a>más cerca</a>.
lapsing = A punto de vencer
ended-on = Terminó el { DATE($end) }. Puede renovarla hasta el { DATE($last) }.
ends-on = Termina el { DATE($end) }, { $distance }.
what-renews-it = Qué la renueva
nearest = Lo más cercano a usted
all-progress = Todo el progreso
last-exam = Su último examen
whole-history = Todo su historial de exámenes
no-result = Aún no ha llegado ningún resultado. Aparecerá aquí en cuanto el centro de examen lo envíe.

exam-vendors = Proveedores de exámenes
exam-vendors-more = Cómo va el intercambio con cada proveedor, qué necesita a alguien y cada mensaje.
vouchers = Vales
vouchers-more = Grupos de vales, a quién se dieron y cuáles se usaron.
change-requests = Solicitudes de cambio
change-requests-more = Otros nombres legales y empresas que piden los candidatos, con documentos para compararlos.
duplicates = Duplicados
duplicates-more = ID de candidato que pueden ser de una misma persona, y lo que tienen en común.
award-reviews = Concesiones en revisión
award-reviews-more = Concesiones contra las que habla algo. Cada una sigue vigente hasta que alguien decide.

## What waits for the candidate.

agreements-wait = Le espera un acuerdo
agreements-wait-more = { $titles }: <a>lea y acepte</a>, para que nada de lo que prepara quede detenido.
private-address = Añada una dirección privada
private-address-more = Solo conocemos su dirección de la empresa. Si la deja, ya no podría entrar en su cuenta. <a>Añada una privada</a>.
