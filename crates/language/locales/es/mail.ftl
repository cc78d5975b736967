# Lo que dice todo correo alrededor de su propio texto. Véase el archivo inglés para añadir un texto.

greeting = Estimado/a { $name }:
signature = El equipo de soporte del programa
