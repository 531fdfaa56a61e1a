import { useMemo } from 'react';
import { isRefused } from '../../api/refused';
import { type Explain, useExplain } from '../../words/errors';
import { type Formats, useFormats } from '../../words/formats';
import { type Translate, useWords } from '../../words/words';
import { customerWords } from './words';

const A_MINUTE = 60;

/** Of what a customer did, why it failed, and when trying again makes sense. @param now milliseconds */
export const explainTo =
  (t: Translate<(typeof customerWords)['en']>, formats: Formats, explain: Explain, now = Date.now): Explain =>
  (error) => {
    if (isRefused(error, 'rate_limited')) {
      // Whole minutes: who waits an hour does not count seconds.
      const seconds = Math.ceil((error.retryAfter ?? A_MINUTE) / A_MINUTE) * A_MINUTE;
      return t('too_often', { span: formats.span(seconds), at: formats.time(new Date(now() + seconds * 1_000).toISOString()) });
    }
    return isRefused(error, 'ticket_closed', 'transition_not_allowed') ? t('closed_meanwhile') : explain(error);
  };

export function useExplainToCustomer(): Explain {
  const t = useWords(customerWords);
  const formats = useFormats();
  const explain = useExplain();
  return useMemo(() => explainTo(t, formats, explain), [t, formats, explain]);
}
