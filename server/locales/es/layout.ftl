site-tagline = Qué mecanismos de derechos humanos existen, qué se les encomendó y qué ha funcionado
nav-search = Búsqueda
nav-mechanisms = Mecanismos
nav-practices = Buenas prácticas
nav-regions = Regiones
nav-themes = Temas
nav-help = Ayuda
nav-about = Acerca de
nav-main = Navegación principal
nav-languages = Idioma
nav-here = Dónde se encuentra
skip-text = Ir al texto
skip-search = Ir a la búsqueda
leave-quickly = Salir rápidamente de este sitio
content-note = Aviso sobre el contenido
content-note-said = <strong>Aviso sobre el contenido.</strong> { $note }
complete-names = Nombres
complete-said =
    { $count ->
        [one] { $count } nombre; elija con las teclas de flecha.
       *[other] { $count } nombres; elija con las teclas de flecha.
    }
feed-changes = Qué ha cambiado
feed-search = Esta búsqueda
footer-licence = Contenido con licencia <licence>CC BY 4.0</licence>. <cite>Cómo citar</cite>. <contribute>Añadir o corregir una ficha</contribute>.
footer-index = Índice { $digest } de { $date }: { $records }, { $passages }.
footer-names = Los nombres y códigos de los lugares no entrañan juicio alguno sobre su condición jurídica o sus fronteras. <about>Sobre los nombres</about>.
footer-privacy = Sin cookies ni terceros; todo funciona sin scripts. Las búsquedas no se registran.
