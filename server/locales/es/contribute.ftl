contribute-title = Añadir o corregir una ficha
contribute-description = Cómo añadir un documento o corregir una ficha.
contribute-lead = Una ficha es un archivo de texto. Hace falta un editor de texto, nada de programación. Un programa le dice después, con archivo, línea y columna, qué está mal y cuál es la palabra admitida más cercana.
contribute-format = La forma de un archivo
contribute-format-text = Los datos van entre dos líneas <code>---</code>. Debajo va el resumen en sus propias palabras; cada párrafo recibe un número que puede citarse. El nombre del archivo es su dirección: <code>mechanisms/coi-burundi-2016.md</code> se lee en <code>/records/coi-burundi-2016</code>.
contribute-terms = Los términos admitidos y qué abarca cada uno: <vocabularies>los vocabularios</vocabularies>.
contribute-ways = Cuatro maneras
contribute-correct = Corregir algo
contribute-correct-text = Abra el archivo de la ficha en la carpeta <code>corpus/</code>, cámbielo y diga en <code>sources</code> de dónde viene el dato. Luego compruebe: { $command }
contribute-check = Comprobar una ficha sin instalar nada
contribute-check-text = Péguela en <form>el formulario</form>: se comprueba como lo hace el programa de los editores y se devuelve como archivo para enviar. No se guarda nada.
contribute-add = Añadir un documento que tenga
contribute-add-text = Se propone una ficha a partir de lo que dice el documento, cada cosa con las palabras en que se apoya: { $command } El texto del documento queda junto a la ficha, con el idioma en el nombre: <code>reports/some-report.en.pdf</code>. Sus párrafos pueden entonces buscarse y citarse con los números impresos en ellos.
contribute-see = Verlo en el sitio
contribute-see-text = Inicie el sitio y deje que el índice siga sus cambios: lo que se guarda se encuentra enseguida, y <status>la página de estado</status> avisa de un archivo defectuoso. { $commands }
contribute-templates = Un archivo para empezar, para cada tipo de ficha:
contribute-template = Un archivo para empezar: { $kind }
contribute-fields = Los campos
contribute-fields-text = Lo que no figura en esta lista se rechaza, indicando lo más cercano que sí figura. <code>corpus/README.md</code> explica cada uno; los términos admitidos están en <code>corpus/vocabulary/</code>.
contribute-count-fields = { $count } campos
contribute-only-for = solo para { $kinds }
contribute-rules = Las palabras y la seguridad de las personas
contribute-rule-source = Al menos una fuente. Lo que no haya podido comprobar va en <code>provenance: to_check</code>, una línea cada cosa.
contribute-rule-words = Sus propias palabras. Los títulos, signaturas, nombres, fechas y cifras se trasladan; las frases, no.
contribute-rule-attribute = Atribuya cada término jurídico: «la comisión concluyó, con motivos razonables, que…».
contribute-rule-harm = Ningún nombre, inicial, aldea ni otro detalle de un superviviente, un testigo o un trabajador sobre el terreno. Ningún testimonio, dirección ni coordenada.
contribute-rule-lessons = Lo que no funcionó se conserva: critique el diseño, nunca a una persona ni a un Estado.
contribute-rule-note = Los textos sobre hechos graves llevan una advertencia: una frase neutral en <code>sensitivity</code>.
contribute-not-here = Este no es un lugar para denunciar violaciones: <turn>adónde dirigirse</turn>.
check-title = Comprobar una ficha
check-description = Comprueba una ficha antes de enviarla a los editores. No se guarda nada.
check-lead = Pegue una ficha. Se comprueba como lo hace el programa de los editores y se devuelve como archivo para enviar.
check-caution-label = No es lugar para testimonios
check-caution = <strong>Aquí no se guarda nada ni se recogen testimonios.</strong> No pegue nada que le haya contado un superviviente, un testigo o un trabajador sobre el terreno. Para denunciar una violación o encontrar ayuda: <turn>adónde dirigirse</turn>.
check-slug = Nombre del archivo: letras minúsculas, cifras y guiones
check-record = El archivo entero, desde el primer <code>---</code>
check-button = Comprobar
check-file = Deme el archivo
check-clean = Ningún problema. Envíe el archivo como { $file }; los editores lo comprueban con sus fuentes.
check-to-mend =
    { $count ->
        [one] { $count } problema por corregir antes de poder incluirla.
       *[other] { $count } problemas por corregir antes de poder incluirla.
    }
check-mend = Qué corregir
check-look-again = Qué revisar
status-title = Estado
status-description = El índice en servicio y lo que dijo su última construcción.
status-built = El sitio muestra el corpus tal como se construyó por última vez.
status-refused =
    { $count ->
        [one] El corpus tiene { $count } problema y no se adoptó: el sitio lo muestra como estaba antes.
       *[other] El corpus tiene { $count } problemas y no se adoptó: el sitio lo muestra como estaba antes.
    }
status-failed = La última construcción falló, no por culpa del corpus: el sitio lo muestra como estaba antes.
status-records = Fichas
status-passages = Pasajes
status-when = Construido
status-corpus = Corpus
status-last = Última construcción
status-more = Y { $count } más.
