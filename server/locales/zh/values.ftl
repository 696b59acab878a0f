values-title = { $name }：全部值
values-description = 某一筛选的全部值及各自的记录数。
values-results = 结果
values-find-among = 在{ $values }中查找
values-count = { $count }个值
values-find = 查找
values-nothing = 没有名称含“{ $part }”的值。
values-more = 另有{ $count }个：请输入名称的一部分。
