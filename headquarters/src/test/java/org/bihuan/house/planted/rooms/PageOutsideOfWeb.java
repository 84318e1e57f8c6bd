package org.bihuan.house.planted.rooms;

import org.springframework.stereotype.Controller;

/** Breaks: pages stand in web. An interface, so that no test's house takes it in. */
@Controller
public interface PageOutsideOfWeb {}
