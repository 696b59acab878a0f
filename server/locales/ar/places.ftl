gathering-description = آليات حقوق الإنسان والقانون والممارسات الجيدة: { $name }.
gathering-nothing = لا يوجد أي سجل بعد. وهذه ثغرة في هذه المجموعة، وليست حكمًا على المكان أو الموضوع.
gathering-add = إضافة سجل
gathering-practices = الممارسات الجيدة والدروس المستفادة
gathering-no-practices = لم تُسجَّل أي ممارسة جيدة ولا أي درس مستفاد.
gathering-law = القانون المطبَّق
gathering-no-law = لم تُسجَّل أي قضية أو توجيهات أو صك.
gathering-rest = السياسات والفعاليات والتقارير
gathering-to-check = ما زال يتعين التحقق منه بشأن الآليات الواردة هنا ({ $mechanisms }): { $points }. ويبيّن كل سجل ما يخصه.
count-points =
    { $count ->
        [zero] لا نقاط
        [one] نقطة واحدة
        [two] نقطتان
        [few] { $count } نقاط
        [many] { $count } نقطة
       *[other] { $count } نقطة
    }
gathering-bodies = الهيئات
gathering-frameworks = الأطر القانونية
gathering-status-unknown = الوضع غير مسجَّل
gathering-over-time = الآليات عبر الزمن
gathering-latest = الأحدث فقط ({ $shown }). <all>جميعها عبر الزمن ({ $mechanisms })</all>
gathering-decades = عقدًا بعد عقد، مع مفتاح للرموز
gathering-by-status = الآليات حسب الوضع
gathering-all = عرض الكل ({ $counted })
gathering-established = ما خلصت إليه الآليات
gathering-established-how = عدد سجلات الآليات التي يرد فيها كل انتهاك، حسب الدرجة؛ ويبيّن السجل من خلص إليه ووفق أي معيار إثبات. ولا شيء هنا يمثل استنتاجًا من { $site }. <levels>معنى الدرجات</levels>
gathering-related = مواضيع ذات صلة
gathering-missing = ما ينقص هنا
gathering-gap = الثغرة في هذه المجموعة ليست حكمًا على المكان أو الموضوع. <add>أضف ما تعرفه</add>
gathering-classified = كيف صنّفت الهيئات النزاع
gathering-classification = { $term }، وهو تصنيف منسوب إلى { $body }: { $record }
gathering-classification-dated = { $term }، وهو تصنيف منسوب إلى { $body }، { $date }: { $record }
place-inside = الأماكن والحالات المشمولة
regions-title = المناطق والبلدان
regions-description = آليات حقوق الإنسان والقانون والممارسات الجيدة حسب المنطقة والبلد والحالة.
regions-lead = المناطق هي مناطق الأمم المتحدة (M49) الموضوعة لأغراض إحصائية. ولا تنطوي الأسماء والرموز على الإعراب عن أي رأي بشأن المركز القانوني لأي مكان أو بشأن حدوده.
regions-map = العرض نفسه على خريطة
regions-nowhere = سجلات لا تتعلق ببلد واحد أو ببضعة بلدان: معاهدات وتوجيهات وولايات تشمل العالم كله.
regions-empty =
    { $count ->
        [zero] لا بلدان أو مناطق دون سجل
        [one] بلد واحد أو منطقة واحدة دون سجل
        [two] بلدان أو منطقتان دون سجل
        [few] { $count } بلدان ومناطق دون سجل
        [many] { $count } بلدًا ومنطقة دون سجل
       *[other] { $count } بلد ومنطقة دون سجل
    }
themes-description = آليات حقوق الإنسان والقانون والممارسات الجيدة حسب الموضوع.
themes-lead = ما تتناوله السجلات. وقد يكون للسجل الواحد عدة مواضيع.
themes-empty = مواضيع بلا سجلات بعد
