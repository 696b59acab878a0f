map-title = الخريطة
map-description = سجلات عن آليات حقوق الإنسان والقانون والممارسات الجيدة، حسب البلد.
map-lead = <records>{ $counted }</records> حسب البلد أو المنطقة. والسجل الذي يتعلق بعدة بلدان يُحسب في كل منها.
map-skip = تخطي الخريطة إلى القائمة المماثلة
map-parts = أنحاء العالم
map-world = العالم
map-list = البيانات نفسها في قائمة
map-nowhere = <nowhere>سجلات لا تتعلق ببلد بعينه</nowhere>: { $counted }
map-nothing = لا يوجد لأي بلد سجل مطابق. <all>عرض جميع السجلات</all>
map-countries =
    { $count ->
        [zero] لا بلدان أو مناطق لها سجلات
        [one] بلد واحد أو منطقة واحدة لها سجلات
        [two] بلدان أو منطقتان لها سجلات
        [few] { $count } بلدان ومناطق لها سجلات
        [many] { $count } بلدًا ومنطقة لها سجلات
       *[other] { $count } بلد ومنطقة لها سجلات
    }
map-no-record = لا سجلات
map-class-range =
    { $last ->
        [zero] من { $first } إلى { $last } سجل
        [one] من { $first } إلى { $last } سجل
        [two] من { $first } إلى { $last } سجل
        [few] من { $first } إلى { $last } سجلات
        [many] من { $first } إلى { $last } سجلًا
       *[other] من { $first } إلى { $last } سجل
    }
map-class-least =
    { $count ->
        [zero] { $count } سجل فأكثر
        [one] سجل واحد فأكثر
        [two] سجلان فأكثر
        [few] { $count } سجلات فأكثر
        [many] { $count } سجلًا فأكثر
       *[other] { $count } سجل فأكثر
    }
map-legend = معنى أنماط التعبئة
map-small = دولة صغيرة أو منطقة صغيرة
map-disclaimer = لا تعني الحدود والأسماء المبيّنة والتسميات المستخدمة في هذه الخريطة إقرارًا أو قبولًا رسميًا من جانب الأمم المتحدة، ولا تعبّر عن أي رأي من جانبنا.
map-coarse = الخطوط تقريبية وتبيّن الأمر الواقع، ولا تمثل موقفًا قانونيًا.
map-kashmir = لم يتفق الطرفان بعد على الوضع النهائي لجامو وكشمير.
map-sudan = لم تُحدَّد بعد الحدود النهائية بين السودان وجنوب السودان ولا وضع أبيي.
map-malvinas = ثمة نزاع بين حكومتي الأرجنتين والمملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية بشأن السيادة على جزر فوكلاند (مالفيناس).
map-kosovo = تُفهم الإشارات إلى كوسوفو في سياق قرار مجلس الأمن 1244 (1999).
map-outlines = الخطوط من Natural Earth بإسقاط Equal Earth: يمكن مقارنة المساحات.
matrix-title = المصفوفة
matrix-by = { $rows } حسب { $columns }
matrix-description = عدد السجلات المتعلقة بموضوعين في آن واحد، كي تظهر الثغرات.
matrix-lead = <records>{ $counted }</records> حسب { $rows } و{ $columns }.
matrix-how = كل رقم يقود إلى السجلات التي يمثلها. والخانة الفارغة ثغرة في هذه المجموعة. والسجل ذو القيم المتعددة يُحسب في كل منها.
matrix-none = لا شيء
matrix-nothing = لا يوجد سجل مطابق له قيمة في الجانبين. <again>البدء من جديد</again>
matrix-rows = الصفوف
matrix-columns = الأعمدة
matrix-examples = أكثر ما يُطلب
matrix-practice-stage = الممارسات حسب المرحلة
matrix-practice-evidence = الممارسات حسب الأدلة
matrix-theme-region = المواضيع حسب المنطقة
matrix-framework-body = الأطر القانونية حسب الهيئة
matrix-mechanism-status = أنواع الآليات حسب الوضع
matrix-violation-group = الانتهاكات حسب الفئة
matrix-all = الكل
matrix-left-out = { $facet }: تُعرض القيم ذات أكبر عدد من السجلات ({ $shown })، والقيم المستبعدة: { $left }. استخدم التصفية لعرضها.
matrix-no-facet = «{ $asked }» ليس مما يمكن مقابلته بغيره؛ وقد أُهمل.
matrix-same-sides = كان الجانبان متطابقين؛ فاختير غيره للأعمدة.
