# Comprobar una credencial, para cualquiera.
# Cómo añadir un texto: véase el archivo inglés.

check-a-credential = Comprobar una credencial
check-more = Escriba el código de verificación que figura en el certificado o que acompañaba a la credencial. No necesita cuenta.
check-privacy = La respuesta muestra todo lo que dice el certificado, para que pueda compararlos línea a línea. Al titular no se le dice quién preguntó.
code = Código de verificación
code-hint = 20 letras y dígitos, como 7QK4M-0ZJ9T-XW3RB-5HD2C. No importan los guiones, los espacios ni las minúsculas.
check = Comprobar
code-missing = Escriba el código.
code-mistyped = Una de las letras o dígitos está mal escrita: la última, que comprueba las demás, no encaja. Compárela con el certificado.
code-length = { $count ->
     [one] Un código tiene 20 letras y dígitos; este tiene 1.
     [many] Un código tiene 20 letras y dígitos; este tiene { $count }.
    *[other] Un código tiene 20 letras y dígitos; este tiene { $count }.
    }
code-sign = Contiene un signo que ningún código tiene. Los códigos constan de dígitos y de las letras A a Z sin la U.

checking = Comprobando…
checking-a-credential = Comprobación de una credencial
not-found = No encontrada
not-found-more = Este programa no ha emitido ninguna credencial con este código. Si figura en un certificado, no confíe en él.
check-another = Comprobar otro código
holds = tiene
was-issued = recibió
title = { $verdict }: { $name }, { $achievement }
checked-on = Comprobado el { $when }
what-it-says = Lo que dice el certificado
kind = Tipo
number = Número
earned-on = Obtenida el
valid-from = Vigente desde
valid-until = Vigente hasta
end-of-day = el final del { DATE($day) } (UTC)
does-not-expire = No vence
issued = Emitida
issued-by = Emitida por
what-it-took = Qué exigió
the-requirements = Los requisitos
how-earned = Cómo se obtuvo
rule = Regla
rule-version = Versión { $version }
how-we-know = Cómo lo sabemos
do-not-trust-us = No se fíe solo de nosotros: la credencial está firmada por <code>{ $issuer }</code> y cualquier verificador de Open Badges 3.0 puede comprobarla.
signed-credential = Credencial firmada (JSON)
token = Token (JWT)
