gathering-description = Mecanismos de derechos humanos, derecho y buenas prácticas: { $name }.
gathering-nothing = Todavía no hay ninguna ficha. Es una laguna de esta colección, no una afirmación sobre el lugar o el tema.
gathering-add = Añadir una
gathering-practices = Buenas prácticas y lecciones
gathering-no-practices = No se ha registrado ninguna buena práctica ni lección.
gathering-law = Derecho aplicado
gathering-no-law = No se ha registrado ningún caso, orientación ni instrumento.
gathering-rest = Políticas, eventos e informes
gathering-to-check = Queda por comprobar sobre los mecanismos aquí indicados ({ $mechanisms }): { $points }. Cada ficha precisa cuáles.
count-points =
    { $count ->
        [one] { $count } punto
       *[other] { $count } puntos
    }
gathering-bodies = Órganos
gathering-frameworks = Marcos jurídicos
gathering-status-unknown = Estado no registrado
gathering-over-time = Mecanismos a lo largo del tiempo
gathering-latest = Los { $shown } más recientes. <all>Todos a lo largo del tiempo ({ $mechanisms })</all>
gathering-decades = Década por década, con una leyenda
gathering-by-status = Mecanismos por estado
gathering-all = Mostrar todo ({ $counted })
gathering-established = Qué establecieron los mecanismos
gathering-established-how = En cuántas fichas de mecanismos figura cada una, por grado; la ficha indica quién la estableció y con qué criterio de prueba. Nada de esto es una conclusión de { $site }. <levels>Qué significan los grados</levels>
gathering-related = Relacionado
gathering-missing = Qué falta aquí
gathering-gap = Una laguna de esta colección no dice nada sobre el lugar o el tema. <add>Añada lo que sepa</add>
gathering-classified = Cómo calificaron los órganos el conflicto
gathering-classification = { $term }, calificación atribuida a { $body }: { $record }
gathering-classification-dated = { $term }, calificación atribuida a { $body }, { $date }: { $record }
place-inside = Lugares y situaciones comprendidos
regions-title = Regiones y países
regions-description = Mecanismos de derechos humanos, derecho y buenas prácticas por región, país y situación.
regions-lead = Las regiones son las de las Naciones Unidas (M49), establecidas con fines estadísticos. Los nombres y códigos no entrañan juicio alguno sobre la condición jurídica de ningún lugar ni sobre sus fronteras.
regions-map = Lo mismo en un mapa
regions-nowhere = Fichas que no se refieren a un país o a unos pocos: tratados, orientaciones, mandatos para todo el mundo.
regions-empty =
    { $count ->
        [one] { $count } país o zona sin ficha
       *[other] { $count } países y zonas sin ficha
    }
themes-description = Mecanismos de derechos humanos, derecho y buenas prácticas por tema.
themes-lead = De qué tratan las fichas. Una ficha puede tener varios temas.
themes-empty = Temas todavía sin ficha
