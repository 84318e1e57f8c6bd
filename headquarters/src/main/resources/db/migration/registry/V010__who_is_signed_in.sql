-- From now on whoever is signed in stands beside what they entered. Names that were typed before say that nobody verified them.
do $$ declare t text; begin
    foreach t in array array['area_period', 'area_undo', 'site', 'duty_phone', 'calendar_day', 'sector', 'site_kind',
        'working_day', 'removal']
    loop
        execute format('update registry.%I set changed_by = changed_by || %L where changed_by <> %L', t, ' (未核验 unverified)', '');
    end loop;
end $$;
