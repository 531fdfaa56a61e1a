/** Who else looks at this ticket now, and telling them that somebody does here. */
import { useEffect, useState } from 'react';
import { desk } from '../../api/client';

export interface Other {
  id: string;
  name: string;
  writing: boolean;
  since: string;
}

/** The desk forgets who says nothing for 30 seconds. */
const EVERY = 10_000;

/** This tab, among all that look at a ticket: a UUID, also where `crypto.randomUUID` is missing (plain http). */
function newTabId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
const client = newTabId();

const nobody: readonly Other[] = [];

/** A hidden page does not look. Where the desk can't say who is there, nobody is shown, and nothing else fails. */
export function usePresence(id: string, writing: boolean): readonly Other[] {
  const [others, setOthers] = useState(nobody);
  useEffect(() => {
    const params = { path: { ticket: id } };
    let gone = false;
    const say = () => {
      if (document.hidden) return;
      desk.post('/tickets/{ticket}/presence', { params, body: { writing, client } }).then(
        (answer) => gone || setOthers(answer.others),
        () => gone || setOthers(nobody),
      );
    };
    say();
    const timer = setInterval(say, EVERY);
    document.addEventListener('visibilitychange', say);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [id, writing]);
  useLeaving(id);
  return others;
}

/** Says so on leaving the ticket, closing the tab or hiding it. */
function useLeaving(id: string): void {
  useEffect(() => {
    const leave = () => {
      const address = `/tickets/${encodeURIComponent(id)}/presence?client=${client}`;
      fetch(address, { method: 'DELETE', keepalive: true }).catch(() => undefined);
    };
    const onHidden = () => document.hidden && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', onHidden);
      leave();
    };
  }, [id]);
}
