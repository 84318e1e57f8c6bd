/** Pages of the vault. What names somebody is only ever sent and shown in answers to forms, never in an address. */
@NullMarked
package org.bihuan.people.web;

import org.jspecify.annotations.NullMarked;
