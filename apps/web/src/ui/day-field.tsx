import { Text, TextInput } from '@mantine/core';
import { dayOf } from '../words/days';

interface DayFieldProps {
  /** Whole, for whoever hears it. */
  name: string;
  /** Stands in the field before the day. */
  word: string;
  day: string | undefined;
  change: (day: string | undefined) => void;
  error?: string | undefined;
}

/** One end of a period. */
export function DayField({ name, word, day, change, error }: DayFieldProps) {
  return (
    <TextInput
      type="date"
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
      value={day ?? ''}
      error={error}
      onChange={({ currentTarget: { value } }) => change(dayOf(value))}
    />
  );
}
