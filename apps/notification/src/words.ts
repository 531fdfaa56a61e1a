/** What only mail says; the desk's own words read as everywhere (`labelOf`). */
import type { Instant, Language, SlaMetric, TicketType } from '@eventdesk/contracts';

interface Words {
  locale: string;
  /** Within a sentence: "a support ticket". */
  ticket_type: Record<TicketType, string>;
  metric: Record<SlaMetric, string>;
}

export const words: Record<Language, Words> = {
  en: {
    locale: 'en-GB',
    ticket_type: { support: 'support ticket', sales: 'sales ticket', inquiry: 'inquiry' },
    metric: { response: 'response time', resolution: 'resolution time' },
  },
  nl: {
    locale: 'nl-NL',
    ticket_type: { support: 'ondersteuningsticket', sales: 'verkoopticket', inquiry: 'informatieverzoek' },
    metric: { response: 'reactietijd', resolution: 'oplostijd' },
  },
};

/** An instant as a person in that time zone would write it, like "1 March 2025 at 10:30". */
export const instantIn = (language: Language, timeZone: string, instant: Instant): string =>
  new Intl.DateTimeFormat(words[language].locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));
