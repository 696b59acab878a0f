crosswalk-title = Derecho humanitario y derechos humanos: correspondencias
crosswalk-description = De las normas del derecho humanitario a los derechos humanos y viceversa, con los casos y las observaciones.
crosswalk-lead = De una norma del derecho humanitario al derecho humano que protege lo mismo, con la relación que aplicó cada tribunal u órgano, y viceversa. Cada criterio se recoge con nuestras palabras, tomado de su propia ficha.
crosswalk-relations = Qué significan las relaciones
crosswalk-records = Todas las fichas sobre las dos ramas del derecho
crosswalk-nothing = Todavía no hay ninguna correspondencia. <add>Añadir una fila</add>
crosswalk-from-rule = A partir de la norma
crosswalk-from-right = A partir del derecho
crosswalk-humanitarian = Derecho humanitario
crosswalk-rights = Derecho de los derechos humanos
crosswalk-and = y
processes-title = Procesos
processes-description = Lo que se desarrolla a lo largo de años, hito a hito.
processes-lead = Lo que se desarrolla a lo largo de años, hito a hito, cada uno con la ficha que lo recoge.
processes-milestones =
    { $count ->
        [one] { $count } hito
       *[other] { $count } hitos
    }
process-planned = previsto
process-record = Ficha: { $record }
process-to-check = Queda por comprobar
