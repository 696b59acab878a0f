count-records =
    { $count ->
        [zero] لا سجلات
        [one] سجل واحد
        [two] سجلان
        [few] { $count } سجلات
        [many] { $count } سجلًا
       *[other] { $count } سجل
    }
count-passages =
    { $count ->
        [zero] لا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $count } فقرات
        [many] { $count } فقرة
       *[other] { $count } فقرة
    }
count-pages =
    { $count ->
        [zero] لا صفحات
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
        [many] { $count } صفحة
       *[other] { $count } صفحة
    }
count-more =
    { $count ->
        [zero] لا شيء آخر
        [one] واحد آخر
        [two] اثنان آخران
        [few] { $count } أخرى
        [many] { $count } أخرى
       *[other] { $count } أخرى
    }
years-since = منذ { $year }
date-first-day = 1 { $month } { $year }
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيه
month-7 = تموز/يوليه
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر
month-alone-1 = كانون الثاني/يناير
month-alone-2 = شباط/فبراير
month-alone-3 = آذار/مارس
month-alone-4 = نيسان/أبريل
month-alone-5 = أيار/مايو
month-alone-6 = حزيران/يونيه
month-alone-7 = تموز/يوليه
month-alone-8 = آب/أغسطس
month-alone-9 = أيلول/سبتمبر
month-alone-10 = تشرين الأول/أكتوبر
month-alone-11 = تشرين الثاني/نوفمبر
month-alone-12 = كانون الأول/ديسمبر
passage-page = { $passage }، الصفحة { $page }
passage-paragraph = الفقرة { $number }
passage-holding = المبدأ القضائي
passage-holding-at = المبدأ القضائي، { $at }
page-of-source = الصفحة { $page }
field-context = السياق
field-actor = الجهة الفاعلة
field-measure = التدبير
field-outcome = النتيجة
field-limits = الحدود
field-transferability = إمكانية التطبيق في سياقات أخرى
field-evidence = سبب اختيار هذا المستوى من الأدلة
field-misread = كثيرًا ما يُستشهد به خطأً على
decided-created = إنشاء
decided-extended = تمديد
decided-widened = توسيع
decided-ended = إنهاء
decided-rejected = رفض
kinds-mechanism = الآليات
kinds-instrument = الصكوك
kinds-case = القضايا
kinds-guidance = التوجيهات
kinds-good-practice = الممارسات الجيدة
kinds-policy = السياسات
kinds-event = الفعاليات
kinds-report = التقارير
count-mechanisms =
    { $count ->
        [zero] لا آليات
        [one] آلية واحدة
        [two] آليتان
        [few] { $count } آليات
        [many] { $count } آلية
       *[other] { $count } آلية
    }
checked-on = تم التحقق في { $date }
dates-from-to = من { $from } إلى { $to }
end-ongoing = مستمر عند آخر تحقق
end-not-recorded = غير مسجّل
undated = دون تاريخ
vote-without = دون تصويت
vote-recorded = { $yes } مؤيدون، { $no } معارضون، { $abstaining } ممتنعون
