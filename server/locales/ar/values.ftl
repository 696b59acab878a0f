values-title = { $name }: جميع القيم
values-description = جميع قيم عامل التصفية مع عدد السجلات لكل منها.
values-results = النتائج
values-find-among = ابحث ضمن { $values }
values-count =
    { $count ->
        [zero] لا قيم
        [one] قيمة واحدة
        [two] قيمتين
        [few] { $count } قيم
        [many] { $count } قيمة
       *[other] { $count } قيمة
    }
values-find = ابحث
values-nothing = لا توجد قيمة يرد «{ $part }» في اسمها.
values-more = { $count } غيرها: اكتب جزءًا من الاسم.
