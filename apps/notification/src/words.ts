/** The desk's words as people read them in mail. Categories that desk.yaml adds are shown as they are written there. */
import type { BusinessEntity, Department, Instant, Priority, SlaMetric, Status, TicketType } from '@eventdesk/contracts';

export type Language = BusinessEntity['language'];

interface Words {
  locale: string;
  ticket_type: Record<TicketType, string>;
  status: Record<Status, string>;
  priority: Record<Priority, string>;
  department: Record<Department, string>;
  metric: Record<SlaMetric, string>;
  category: Partial<Record<string, string>>;
}

export const words: Record<Language, Words> = {
  en: {
    locale: 'en-GB',
    ticket_type: { support: 'support ticket', sales: 'sales ticket', inquiry: 'inquiry' },
    status: {
      new: 'new',
      open: 'open',
      pending: 'pending',
      resolved: 'resolved',
      closed: 'closed',
      cancelled: 'cancelled',
    },
    priority: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
    department: { support: 'support', sales: 'sales', technical: 'technical', billing: 'billing', management: 'management' },
    metric: { response: 'response time', resolution: 'resolution time' },
    category: {},
  },
  nl: {
    locale: 'nl-NL',
    ticket_type: { support: 'supportticket', sales: 'verkoopticket', inquiry: 'informatieverzoek' },
    status: {
      new: 'nieuw',
      open: 'open',
      pending: 'in afwachting',
      resolved: 'opgelost',
      closed: 'gesloten',
      cancelled: 'geannuleerd',
    },
    priority: { low: 'laag', normal: 'normaal', high: 'hoog', urgent: 'dringend' },
    department: {
      support: 'support',
      sales: 'verkoop',
      technical: 'techniek',
      billing: 'facturatie',
      management: 'management',
    },
    metric: { response: 'reactietijd', resolution: 'oplostijd' },
    category: {
      technical: 'technisch',
      billing: 'facturatie',
      scheduling: 'planning',
      complaint: 'klacht',
      installation_issue: 'probleem bij installatie',
      information: 'informatie',
      other: 'overig',
      new_lead: 'nieuwe lead',
      quote_request: 'offerteaanvraag',
      product_inquiry: 'productvraag',
      partnership_inquiry: 'samenwerking',
    },
  },
};

export const categoryIn = (language: Language, category: string): string =>
  words[language].category[category] ?? category.replaceAll('_', ' ');

/** An instant as a person in that time zone would write it, like "1 March 2025 at 10:30". */
export const instantIn = (language: Language, timeZone: string, instant: Instant): string =>
  new Intl.DateTimeFormat(words[language].locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));
