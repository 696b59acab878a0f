search-title = البحث
search-title-of = { $subject } – البحث
search-description = سجلات عن آليات حقوق الإنسان والقانون والممارسات الجيدة.
search-example = كلمات أو «عبارة» أو رمز وثيقة مثل A/HRC/RES/33/24
search-button = ابحث
search-records = البحث في السجلات
search-everything = البحث في الآليات والقانون والممارسات الجيدة
search-in = البحث في: { $name }
search-for = البحث عن
search-years-from = السنوات من
search-years-to = إلى
search-order = الترتيب
search-per-page = في الصفحة
sort-relevance = الأقرب إلى المطلوب
sort-newest = الأحدث أولًا
sort-oldest = الأقدم أولًا
sort-title = حسب العنوان
sort-updated = الأحدث تعديلًا أولًا
search-filter-these = تصفية هذه النتائج
search-range = { $first }–{ $last } من { $counted }
search-no-records = لم يُعثر على أي سجل
search-no-passages = لم يُعثر على أي فقرة
search-on-pages = في { $pages }
search-last-page = الانتقال إلى الصفحة الأخيرة
search-no-record-fits = لا يوجد سجل يطابق هذا البحث: { $subject }.
search-no-passage-fits = لا توجد فقرة واحدة تطابق هذا البحث: { $subject }.
search-whole-records = البحث في السجلات الكاملة بدلًا من ذلك
search-one-less = بعامل تصفية أقل
search-without = دون { $name }: { $value }
search-other-ways = سبل أخرى
search-fewer-words = كلمات أقل أو غيرها: لا أهمية لأواخر الكلمات، و<code>نسا*</code> تجد ما يبدأ بها.
search-any-spelling = رمز وثيقة بأي صيغة كتابة: { $examples }.
search-look-by = التصفح حسب <regions>المنطقة</regions> أو حسب <themes>الموضوع</themes>.
search-units = البحث في
unit-records = السجلات
unit-passages = الفقرات
search-recognised = رمز وثيقة معروف
search-carried-by = { $symbol } هو رمز { $record }
how-to-search = كيفية البحث
pager-label = صفحات النتائج
pager-previous = السابقة
pager-next = التالية
pager-page = الصفحة
card-for-brief = لإدراجه في ملف
card-withheld = تتناول هذا الأمر. نصها حساس ولا يُقتبس هنا.
card-lesson = درس مستفاد: ما لم ينجح
widened-readings = قد تعني «{ $typed }»:
widened-also = جرى البحث أيضًا عن
widened-verbatim = البحث عما كتبته فقط
widened-only-typed = جرى البحث عما كتبته فقط.
widened-with-names = البحث أيضًا عن أسمائه الأخرى
widened-corrected = لا يوجد سجل يتضمن جميع كلمات «{ $typed }». هذه نتائج البحث عن { $better }.
widened-did-you-mean = هل تقصد { $better }؟
widened-expanded = جرى البحث عن «{ $typed }» أيضًا بالأسماء التالية:
view-label = عرض هذه السجلات
view-list = في قائمة
view-map = على خريطة
view-timeline = عبر الزمن
view-matrix = في مصفوفة
view-filter = تصفية المعروض
view-words = الكلمات
view-show = عرض
view-add = إضافة قيمة
view-any = الكل
take-along =
    { $count ->
        [zero] للتنزيل:
        [one] لتنزيله:
        [two] لتنزيل كليهما:
        [few] لتنزيلها كلها ({ $count }):
        [many] لتنزيلها كلها ({ $count }):
       *[other] لتنزيلها كلها ({ $count }):
    }
take-follow = <feed>متابعة هذا البحث</feed> (تغذية Atom).
take-brief = إعداد ملف من السجلات المختارة
problem-nearest = ؛ هل تقصد { $nearest }؟
