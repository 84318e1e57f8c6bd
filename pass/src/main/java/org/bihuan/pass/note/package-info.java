/**
 * Signed notes and checkpoints as C2SP writes them (signed-note, tlog-checkpoint, tlog-cosignature).
 *
 * <p>A {@link org.bihuan.pass.note.SignedNote} is text with signature lines; a {@link org.bihuan.pass.note.NoteKey} verifies
 * the lines that carry its name and id; a {@link org.bihuan.pass.note.Checkpoint} is the text that a log signs.
 */
@NullMarked
package org.bihuan.pass.note;

import org.jspecify.annotations.NullMarked;
