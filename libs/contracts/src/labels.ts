/** How the desk's words read to people, in pages and in mail. A word that a brand added reads as it is spelt. */
import type { BusinessEntity } from './desk-config';
import type { Department, Priority, SalesStage, Status, TicketType } from './vocabulary';

export type Language = BusinessEntity['language'];
export type Label = Record<Language, string>;

const label = (en: string, nl: string): Label => ({ en, nl });

const fixedWords: Record<TicketType | Status | Priority | Department | SalesStage, Label> = {
  support: label('Support', 'Ondersteuning'),
  sales: label('Sales', 'Verkoop'),
  inquiry: label('Inquiry', 'Informatieverzoek'),
  technical: label('Technical', 'Techniek'),
  billing: label('Billing', 'Facturatie'),
  management: label('Management', 'Directie'),
  new: label('New', 'Nieuw'),
  open: label('Open', 'Open'),
  pending: label('Pending', 'In afwachting'),
  resolved: label('Resolved', 'Opgelost'),
  closed: label('Closed', 'Gesloten'),
  cancelled: label('Cancelled', 'Geannuleerd'),
  low: label('Low', 'Laag'),
  normal: label('Normal', 'Normaal'),
  high: label('High', 'Hoog'),
  urgent: label('Urgent', 'Spoed'),
  lead: label('Lead', 'Lead'),
  qualified: label('Qualified', 'Gekwalificeerd'),
  proposal: label('Proposal', 'Voorstel'),
  negotiation: label('Negotiation', 'Onderhandeling'),
  won: label('Won', 'Gewonnen'),
  lost: label('Lost', 'Verloren'),
};

/** Of the categories that a desk begins with; `technical` and `billing` read as the departments do. */
const categories: Record<string, Label> = {
  scheduling: label('Scheduling', 'Planning'),
  complaint: label('Complaint', 'Klacht'),
  installation_issue: label('Installation issue', 'Installatieprobleem'),
  information: label('Information', 'Informatie'),
  other: label('Other', 'Overig'),
  new_lead: label('New lead', 'Nieuwe lead'),
  quote_request: label('Quote request', 'Offerteaanvraag'),
  product_inquiry: label('Product inquiry', 'Productvraag'),
  partnership_inquiry: label('Partnership inquiry', 'Samenwerkingsvraag'),
};

const known = new Map(Object.entries({ ...categories, ...fixedWords }));

/** With a capital, as it stands alone. */
export const labelOf = (word: string): Label => known.get(word) ?? label(asSpelt(word), asSpelt(word));

const asSpelt = (word: string): string => {
  const spaced = word.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
