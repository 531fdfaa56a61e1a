import { Text, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from '../words/days';
import { useWords } from '../words/words';
import { uiWords } from './words';

interface DayInputProps extends Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'onBlur' | 'error'> {
  day: string | undefined;
  /** Of the last day of a period: its first. */
  notBefore?: string | undefined;
  /** Undefined where the field was emptied. */
  change: (day: string | undefined) => void;
}

/** The first digits of a year are a year, too (0002): nobody means that one, and what asks for it asks for two thousand years. */
const isHalfTyped = (value: string) => value !== '' && value < '1000';

export function DayInput({ day, notBefore, change, ...input }: DayInputProps) {
  const t = useWords(uiWords);
  const [typed, setTyped] = useState<string | null>(null);
  const take = (value: string) => {
    setTyped(isHalfTyped(value) ? value : null);
    if (!isHalfTyped(value)) change(dayOf(value));
  };
  return (
    <TextInput
      {...input}
      type="date"
      value={typed ?? day ?? ''}
      error={day && notBefore && day < notBefore ? t('before_from') : undefined}
      onChange={({ currentTarget: { value } }) => take(value)}
      onBlur={() => setTyped(null)}
    />
  );
}

interface DayFieldProps extends DayInputProps {
  /** Whole, for whoever hears it. */
  name: string;
  /** Stands in the field before the day. */
  word: string;
}

/** One end of a period, in a row with others. */
export function DayField({ name, word, ...input }: DayFieldProps) {
  return (
    <DayInput
      {...input}
      size="sm"
      aria-label={name}
      leftSection={
        <Text span size="xs" c="dimmed">
          {word}
        </Text>
      }
      // As wide as the word in the smallest size of text, and a little space on either side.
      leftSectionWidth={word.length * 7 + 23}
      leftSectionProps={{ style: { justifyContent: 'flex-start', paddingInlineStart: 11, whiteSpace: 'nowrap' } }}
    />
  );
}
