-- Lists that everybody who is signed in works with: where things are, what they are called, when the city works.
comment on table area is 'open: areas'' codes';
comment on table area_period is 'open: what areas are called and whom they report to';
comment on table sector is 'open: sectors and their owners';
comment on table site_kind is 'open: kinds of sites';
comment on table duty_phone is 'open: posts and their lines, no persons';
comment on table calendar_day is 'open: holidays and make-up working days';
comment on table working_hours is 'open: working hours';
