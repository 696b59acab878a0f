map-title = Mapa
map-description = Fichas sobre mecanismos de derechos humanos, derecho y buenas prácticas, por país.
map-lead = <records>{ $counted }</records> por país o zona. Una ficha sobre varios países se cuenta en cada uno.
map-skip = Saltar el mapa e ir a la lista equivalente
map-parts = Partes del mundo
map-world = Mundo
map-list = Los mismos datos en una lista
map-nowhere = <nowhere>Fichas que no se refieren a ningún país en particular</nowhere>: { $counted }
map-nothing = Ningún país tiene una ficha que se ajuste. <all>Mostrar todas las fichas</all>
map-countries =
    { $count ->
        [one] { $count } país o zona con fichas
       *[other] { $count } países y zonas con fichas
    }
map-no-record = ninguna ficha
map-class-range = de { $first } a { $last } fichas
map-class-least = { $count } fichas o más
map-legend = Significado de los rellenos
map-small = un Estado o zona de pequeña extensión
map-disclaimer = Los límites y los nombres indicados y las denominaciones empleadas en este mapa no implican su apoyo o aceptación oficial por las Naciones Unidas, ni opinión alguna por nuestra parte.
map-coarse = Los contornos son aproximados y muestran líneas de hecho; no constituyen ninguna afirmación de derecho.
map-kashmir = Las partes no han llegado a un acuerdo sobre el estatuto definitivo de Jammu y Cachemira.
map-sudan = Aún no se han determinado la frontera definitiva entre el Sudán y Sudán del Sur ni el estatuto de Abyei.
map-malvinas = Existe una controversia entre los Gobiernos de la Argentina y del Reino Unido de Gran Bretaña e Irlanda del Norte sobre la soberanía de las Islas Malvinas (Falkland Islands).
map-kosovo = Las referencias a Kosovo se entienden en el contexto de la resolución 1244 (1999) del Consejo de Seguridad.
map-outlines = Contornos de Natural Earth, en la proyección Equal Earth: las superficies son comparables.
matrix-title = Matriz
matrix-by = { $rows } por { $columns }
matrix-description = Cuántas fichas hay para dos temas a la vez, para que se vean las lagunas.
matrix-lead = <records>{ $counted }</records> por { $rows } y por { $columns }.
matrix-how = Cada número lleva a las fichas que representa. Una casilla vacía es una laguna de esta colección. Una ficha con varios valores se cuenta en cada uno.
matrix-none = ninguna
matrix-nothing = Ninguna ficha que se ajuste tiene un valor en ambos lados. <again>Empezar de nuevo</again>
matrix-rows = Filas
matrix-columns = Columnas
matrix-examples = Consultas frecuentes
matrix-practice-stage = Prácticas por etapa
matrix-practice-evidence = Prácticas por nivel de prueba
matrix-theme-region = Temas por región
matrix-framework-body = Marcos jurídicos por órgano
matrix-mechanism-status = Tipos de mecanismo por estado
matrix-violation-group = Violaciones por grupo afectado
matrix-all = Todas
matrix-left-out = { $facet }: se muestran los { $shown } valores con más fichas; valores omitidos: { $left }. Filtre para verlos.
matrix-no-facet = «{ $asked }» no es algo que se pueda cruzar; se ha pasado por alto.
matrix-same-sides = Ambos lados eran iguales; se ha tomado otro para las columnas.
