/** How the desk's fixed words read in English and Dutch. A word that a brand added reads as it is spelt. */
export interface Label {
  en: string;
  nl: string;
}

const known: Readonly<Record<string, readonly [en: string, nl: string]>> = {
  support: ['Support', 'Ondersteuning'],
  sales: ['Sales', 'Verkoop'],
  inquiry: ['Inquiry', 'Informatieverzoek'],
  technical: ['Technical', 'Techniek'],
  billing: ['Billing', 'Facturatie'],
  management: ['Management', 'Directie'],
  scheduling: ['Scheduling', 'Planning'],
  complaint: ['Complaint', 'Klacht'],
  installation_issue: ['Installation issue', 'Installatieprobleem'],
  information: ['Information', 'Informatie'],
  other: ['Other', 'Overig'],
  new_lead: ['New lead', 'Nieuwe lead'],
  quote_request: ['Quote request', 'Offerteaanvraag'],
  product_inquiry: ['Product inquiry', 'Productvraag'],
  partnership_inquiry: ['Partnership inquiry', 'Samenwerkingsvraag'],
  new: ['New', 'Nieuw'],
  open: ['Open', 'Open'],
  pending: ['Pending', 'In afwachting'],
  resolved: ['Resolved', 'Opgelost'],
  closed: ['Closed', 'Gesloten'],
  cancelled: ['Cancelled', 'Geannuleerd'],
  low: ['Low', 'Laag'],
  normal: ['Normal', 'Normaal'],
  high: ['High', 'Hoog'],
  urgent: ['Urgent', 'Spoed'],
  lead: ['Lead', 'Lead'],
  qualified: ['Qualified', 'Gekwalificeerd'],
  proposal: ['Proposal', 'Voorstel'],
  negotiation: ['Negotiation', 'Onderhandeling'],
  won: ['Won', 'Gewonnen'],
  lost: ['Lost', 'Verloren'],
  business_entity_id: ['Brand', 'Merk'],
  category: ['Category', 'Categorie'],
  priority: ['Priority', 'Prioriteit'],
  subject: ['Subject', 'Onderwerp'],
  description: ['Description', 'Omschrijving'],
  'contact.name': ['Name', 'Naam'],
  'contact.email': ['E-mail', 'E-mail'],
  'contact.phone': ['Phone', 'Telefoon'],
  order_id: ['Order', 'Order'],
  quote_id: ['Quote', 'Offerte'],
  opportunity_value: ['Opportunity value (€)', 'Waarde (€)'],
  lead_source: ['Lead source', 'Herkomst'],
  conversion_probability: ['Probability (%)', 'Kans (%)'],
  tags: ['Tags', 'Labels'],
};

export function labelOf(word: string): Label {
  const [en, nl] = known[word] ?? [asSpelt(word), asSpelt(word)];
  return { en, nl };
}

const asSpelt = (word: string): string => {
  const spaced = word.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
