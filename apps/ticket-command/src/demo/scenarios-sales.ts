import type { Inquiry, Sale } from './scenario';

export const saleScenarios: readonly Sale[] = [
  {
    category: 'quote_request',
    subject: 'Offerte voor {spaces} laadpunten bij {firm}',
    description:
      'Wij willen op ons parkeerterrein aan de {street} in {place} {spaces} laadpunten voor personeel en bezoekers. Kunt u een offerte maken, met en zonder load balancing?',
    answer: 'Beste {first},\n\nGraag. Ik heb de aansluitgegevens van uw pand opgevraagd en bel u om een schouw in te plannen.',
    question: [
      'Bijgaand onze offerte. Heeft u nog vragen over de fasering?',
      'We bespreken hem maandag in het team. Kan de helft ook in het voorjaar?',
    ],
    note: 'Aansluiting 3x80 A, dus load balancing nodig. Concurrent zit rond de € 38.000.',
    resolution: 'Offerte getekend; order naar planning.',
    again: 'Wanneer kunnen we de monteurs verwachten?',
    tags: ['zakelijk', 'offerte'],
    firm: true,
    value: [120, 460],
    source: 'website',
    lost: 'Gekozen voor een aanbieder met een langere garantie',
  },
  {
    category: 'new_lead',
    subject: 'Laadpaal thuis, oprit met zonnepanelen',
    description:
      'Wij krijgen in het najaar een elektrische auto en hebben zonnepanelen. Welke paal past daarbij en wat kost dat met installatie?',
    answer:
      'Dag {first},\n\nLeuk! Met zonnepanelen is de Voltbaan Zon de beste keuze: die laadt op wat u overhoudt. Ik reken het graag voor u uit.',
    question: ['Hoe ver is de oprit van de meterkast, ongeveer?', 'Een meter of twaalf, met een kruipruimte eronder.'],
    resolution: 'Besteld met installatie; afspraak volgt van planning.',
    tags: ['particulier', 'zonnepanelen'],
    value: [14, 28],
    source: 'aanbeveling',
    lost: 'Auto van de zaak gaat niet door',
  },
  {
    category: 'quote_request',
    subject: 'Snelladers voor bestelbussen',
    description:
      '{firm} zet volgend jaar {spaces} elektrische bussen in. Wij zoeken twee snelladers van minimaal 100 kW op ons terrein in {place}.',
    answer:
      'Beste {first}, mooi plan. Voor 100 kW is een zwaardere aansluiting nodig; ik vraag de netbeheerder naar de mogelijkheden en kom met een voorstel.',
    question: ['Hoeveel bussen moeten er tegelijk in een nacht geladen worden?', 'Alle, maar ze staan van 19 tot 6 uur stil.'],
    note: 'Wachttijd netverzwaring 14 maanden; batterij als alternatief aanbieden.',
    resolution: 'Akkoord op voorstel met batterij; contract getekend.',
    tags: ['zakelijk', 'snellader'],
    firm: true,
    value: [580, 1_450],
    source: 'beurs',
    lost: 'Investering een jaar uitgesteld',
  },
  {
    category: 'new_lead',
    subject: 'VvE wil laadpunten in parkeergarage',
    description:
      'Onze VvE ({spaces} appartementen) heeft ingestemd met een onderzoek naar laadpunten in de garage. Wie kan ons adviseren?',
    answer:
      'Beste {first},\n\nWij doen dat vaker: eerst een schouw, dan een plan voor de vergadering. Het onderzoek kost niets als u daarna bij ons bestelt.',
    question: ['Wanneer is de volgende ledenvergadering?', 'Op de derde donderdag van volgende maand.'],
    resolution: 'Besluit genomen in de vergadering; opdracht ontvangen.',
    tags: ['vve', 'advies'],
    firm: true,
    value: [90, 320],
    source: 'telefoon',
    lost: 'De ledenvergadering heeft tegengestemd',
  },
  {
    category: 'product_inquiry',
    subject: 'Charging for a hotel in {place}',
    description:
      'We run a hotel with 24 parking spaces and would like to offer charging to our guests, billed to their room if possible. What do you suggest?',
    answer:
      'Hello {first},\n\nThat is possible with our hospitality plan. I will send you two options, with our payment terminal and with your booking system.',
    question: ['Which booking system do you use?', 'Mews. Guests should not need an app.'],
    resolution: 'Signed for six stations with the booking system connected.',
    tags: ['horeca', 'english'],
    firm: true,
    value: [160, 290],
    source: 'website',
    lost: 'Too expensive this season',
  },
  {
    category: 'partnership_inquiry',
    subject: 'Samenwerking als installateur in regio {place}',
    description:
      'Wij zijn een erkend installatiebedrijf met acht monteurs en willen graag voor Voltbaan in de regio {place} installeren.',
    answer: 'Beste {first}, dank voor uw interesse. Wij zoeken in uw regio inderdaad een partner. Ik stuur u onze voorwaarden.',
    question: ['Heeft u ervaring met laadpleinen?', 'Ja, drie opgeleverd voor gemeenten.'],
    resolution: 'Raamovereenkomst getekend.',
    tags: ['partner'],
    firm: true,
    value: [200, 600],
    source: 'beurs',
    lost: 'Tarieven liggen te ver uit elkaar',
  },
];

export const inquiryScenarios: readonly Inquiry[] = [
  {
    category: 'information',
    subject: 'Komt er een laadplein bij station {place}?',
    description: 'Ik las dat er bij station {place} een laadplein komt. Weet u wanneer?',
    answer: 'Dag {first}, de gemeente beslist er in het najaar over. Zodra er meer bekend is, staat het op onze kaart.',
    resolution: 'Beantwoord met de planning van de gemeente.',
    tags: ['laadplein'],
  },
  {
    category: 'information',
    subject: 'Zijn uw palen geschikt voor alle auto’s?',
    description: 'Ik overweeg een tweedehands elektrische auto met een Type 1-stekker. Kan ik daarmee bij u laden?',
    answer: 'Dag {first}, met een kabel Type 1 naar Type 2 kan dat bij al onze palen, tot 7,4 kW.',
    resolution: 'Beantwoord; verwezen naar de pagina over stekkers.',
    tags: ['laadpaal'],
  },
  {
    category: 'information',
    subject: 'Wat kost een laadpaal voor {firm}?',
    description: 'Wij oriënteren ons op laden bij ons bedrijf. Kunt u een indicatie geven van de kosten?',
    answer: 'Beste {first}, dat hangt af van uw aansluiting. Mijn collega van verkoop neemt contact met u op.',
    resolution: 'Doorgegeven aan verkoop.',
    tags: ['zakelijk'],
    firm: true,
    becomes: { ticket_type: 'sales', category: 'new_lead', department: 'sales' },
  },
  {
    category: 'other',
    subject: 'Laadpaal in de straat geeft licht en geluid',
    description: 'De paal voor ons huis aan de {street} bromt ’s nachts. Bij wie moet ik zijn?',
    answer: 'Dag {first}, dat hoort niet. Ik maak er een melding voor de techniek van.',
    resolution: 'Doorgegeven aan de techniek.',
    tags: ['overlast'],
    becomes: { ticket_type: 'support', category: 'technical', department: 'technical' },
  },
  {
    category: 'other',
    subject: 'Spreker gezocht voor schoolproject',
    description:
      'Voor een project over energie zoekt onze school in {place} iemand die over laden wil vertellen. Is dat iets voor u?',
    answer: 'Wat leuk, {first}! Daan komt graag langs. Ik stuur u een paar data.',
    resolution: 'Gastles afgesproken.',
    tags: ['overig'],
  },
];
