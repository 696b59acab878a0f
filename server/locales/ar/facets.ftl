facet-type = نوع السجل
facet-region = المنطقة
facet-country = البلد أو المنطقة
facet-situation = الحالة
facet-theme = الموضوع
facet-mechanism_type = نوع الآلية
facet-body = الهيئة المانحة للولاية أو المصدِرة
facet-status = الوضع
facet-framework = الإطار القانوني
facet-relation = العلاقة بين القانون الدولي الإنساني وقانون حقوق الإنسان
facet-practice_type = نوع الممارسة
facet-evidence = مستوى الأدلة
facet-stage = مرحلة دورة المساءلة
facet-group = الفئة المتضررة
facet-violation = الانتهاك أو الجريمة
facet-language = لغة المصدر
filter-years = السنوات
filter-none = غير مسجّل
years-from = من { $from }
years-to = حتى { $to }
filters-used = عوامل التصفية المستخدمة
filters = عوامل التصفية
filter-remove = إزالة عامل التصفية:
name-colon = { $name }:
filters-clear = مسح عوامل التصفية
facet-all = الكل ({ $count })، للبحث فيها
places-heading = المكان
years-chart = السجلات حسب السنة
years-all = جميع السنوات
years-undated = { $count } دون تاريخ
years-undated-left = { $count } دون تاريخ، مستبعدة ما دامت سنوات محددة
name-value = { $name }: { $value }
places-none = خارج أي منطقة
places-all = جميع البلدان، للبحث فيها
places-whole = { $place } (بكاملها)
places-more =
    { $count ->
        [one] { $places } وبلد آخر
        [two] { $places } وبلدان آخران
        [few] { $places } و{ $count } بلدان أخرى
        [many] { $places } و{ $count } بلدًا آخر
       *[other] { $places } و{ $count } بلد آخر
    }
mark-evidence = الأدلة
mark-violations = الانتهاكات
quoted = «{ $text }»
