import { CloseButton, Kbd, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/words';
import { queueWords } from './words';

interface SearchBoxProps {
  q: string | undefined;
  search: (q: string | undefined) => void;
  isBusy: boolean;
  input: RefObject<HTMLInputElement | null>;
  /** Down, or Enter: on to the rows. */
  leave: () => void;
}

/** After the last key, so long until the desk is asked. Milliseconds. */
const WAIT = 120;

export function SearchBox({ q, search, isBusy, input, leave }: SearchBoxProps) {
  const t = useWords(queueWords);
  const [text, setText] = useState(q ?? '');
  const [known, setKnown] = useState(q);
  // The address changed by itself: a view, the way back.
  if (known !== q) {
    setKnown(q);
    if ((q ?? '') !== text.trim()) setText(q ?? '');
  }
  useWaiting(text.trim(), (wanted) => wanted !== (q ?? '') && search(wanted || undefined));
  const clear = () => setText('');
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') return text === '' ? leave() : clear();
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    leave();
  };
  return (
    <TextInput
      ref={input}
      type="search"
      role="searchbox"
      className="queue-search"
      aria-label={t('search')}
      placeholder={t('search')}
      maxLength={200}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSectionWidth={34}
      rightSection={<End isBusy={isBusy} isEmpty={text === ''} clear={clear} />}
    />
  );
}

/** That it is searched, the key that leads here, or the way to clear it. */
function End({ isBusy, isEmpty, clear }: { isBusy: boolean; isEmpty: boolean; clear: () => void }) {
  const t = useWords(queueWords);
  if (isBusy) return <Loader size={14} />;
  if (!isEmpty) return <CloseButton size="sm" aria-label={t('clear_search')} onClick={clear} />;
  return (
    <Kbd size="xs" aria-hidden>
      /
    </Kbd>
  );
}

function useWaiting(text: string, then: (text: string) => void): void {
  const latest = useRef(then);
  useEffect(() => void (latest.current = then));
  useEffect(() => {
    const soon = setTimeout(() => latest.current(text), WAIT);
    return () => clearTimeout(soon);
  }, [text]);
}
