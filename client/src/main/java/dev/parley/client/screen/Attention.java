package dev.parley.client.screen;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// Whether the person looks, as far as the terminal tells, and how many lines came while they did not. A
/// terminal that reports its focus is believed; with another one, lines count as seen when a key is
/// pressed. Safe for all threads.
public final class Attention {

    private final Vitals vitals;

    @GuardedBy("this")
    private boolean reportsFocus;

    @GuardedBy("this")
    private boolean focused;

    @GuardedBy("this")
    private int unread;

    public Attention(Vitals vitals) {
        this.vitals = vitals;
    }

    /// Somebody else said a line.
    public synchronized void lineCame() {
        if (!(reportsFocus && focused)) {
            tell(unread + 1);
        }
    }

    /// A key was pressed.
    public synchronized void keyPressed() {
        tell(0);
    }

    /// The terminal has come to the front or has left it.
    public synchronized void focus(boolean front) {
        reportsFocus = true;
        focused = front;
        tell(0);
    }

    @GuardedBy("this")
    private void tell(int lines) {
        unread = lines;
        vitals.change(facts -> facts.withUnread(lines));
    }
}
