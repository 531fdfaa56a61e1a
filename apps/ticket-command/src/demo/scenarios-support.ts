import type { Scenario } from './scenario';

export const supportScenarios: readonly Scenario[] = [
  {
    category: 'technical',
    subject: 'Laadpaal {station} start niet op',
    description:
      'Sinds vanochtend blijft het lampje van laadpaal {station} aan de {street} in {place} rood. Pas aanbieden doet niets. Ik moet morgen vroeg weg en kan nu nergens laden.',
    answer:
      'Dag {first},\n\nVervelend, we kijken direct mee. Ik zie de paal online met foutcode {error}. Ik start hem op afstand opnieuw.',
    question: [
      'Kunt u de stekker eruit halen en na een minuut opnieuw proberen? Welke kleur geeft de ring daarna?',
      'Gedaan, de ring wordt nu kort blauw en daarna weer rood.',
    ],
    note: 'Aardlek viel vannacht twee keer uit, zie log {station}. Derde keer deze maand.',
    resolution: 'Op afstand herstart en de aardlekbewaking opnieuw ingesteld. De paal laadt weer.',
    again: 'Helaas, vanavond stond hij weer op rood. Kunt u nog eens kijken?',
    tags: ['laadpaal', 'storing'],
    urgent: true,
  },
  {
    category: 'technical',
    subject: 'Laden stopt telkens na tien minuten',
    description:
      'Mijn auto laadt thuis maar een minuut of tien en stopt dan. In de app staat "laadsessie beëindigd door voertuig". Bij een andere paal gaat het wel goed.',
    answer:
      'Goedemiddag {first},\n\nDank voor de uitgebreide melding. Ik vraag de meetgegevens van {station} op en laat u vandaag iets weten.',
    question: [
      'Welke auto heeft u, en staat er een laadschema in de auto zelf ingesteld?',
      'Een Kia EV6. Er stond inderdaad een schema tot 23.00 uur, dat heb ik nu uitgezet.',
    ],
    note: 'Spanning zakt tot 207 V bij 16 A; netbeheerder melden als het terugkomt.',
    resolution: 'Het laadschema in de auto kruiste dat van de paal. Na uitzetten laadt de auto door.',
    tags: ['laadpaal', 'app'],
  },
  {
    category: 'technical',
    subject: 'App toont laadsessie van gisteren niet',
    description: 'Ik heb gisteren {kwh} kWh geladen in {place}, maar in de app is er niets van te zien. Komt dat nog?',
    answer:
      'Dag {first}, ik zie de sessie wel in ons systeem; de app liep achter door een storing bij de koppeling. Ze wordt vannacht bijgewerkt.',
    resolution: 'Sessies van gisteren zijn opnieuw verwerkt en staan in de app.',
    again: 'De sessie staat er nu twee keer in. Word ik dan ook dubbel belast?',
    tags: ['app'],
  },
  {
    category: 'technical',
    subject: 'Kabel zit vast in laadpaal {station}',
    description:
      'Mijn laadkabel zit vast in paal {station} ({street}, {place}). De sessie is gestopt maar hij ontgrendelt niet. Ik sta hier nu en kan niet weg!',
    answer: 'Dag {first}, ik ontgrendel de paal nu op afstand. Blijft u even bij de auto staan?',
    question: ['Hoort u een klik in de paal? Trek dan rustig aan de stekker.', 'Ja! Hij is los. Dank u wel.'],
    resolution: 'Op afstand ontgrendeld. Het slot wordt bij het volgende onderhoud vervangen.',
    tags: ['laadpaal', 'spoed'],
    urgent: true,
  },
  {
    category: 'technical',
    subject: 'Charging card not accepted',
    description:
      'My card has worked for months but since Monday every Voltbaan station says "card not authorised". I drive for work and need this solved soon.',
    answer:
      'Hello {first},\n\nSorry about that. Your card expired at the end of last month; I have extended it, which takes about an hour to reach all stations.',
    question: ['Could you try again at any station and tell me what it says?', 'It works again at the {place} station, thanks.'],
    resolution: 'Card extended by two years and confirmed by the customer.',
    tags: ['laadpas', 'english'],
  },
  {
    category: 'billing',
    subject: 'Dubbele afschrijving op factuur {invoice}',
    description:
      'Op factuur {invoice} staat dezelfde laadsessie twee keer. Er is € {amount} te veel afgeschreven. Graag terugstorten.',
    answer: 'Goedendag {first},\n\nU heeft gelijk: de sessie is dubbel doorgekomen. Ik maak een creditnota van € {amount}.',
    question: ['Mogen wij terugstorten op de rekening waarvan is afgeschreven?', 'Ja, dat is goed.'],
    note: 'Creditnota aangemaakt, wacht op akkoord van Fleur boven € 250.',
    resolution: 'Creditnota verstuurd; het bedrag staat binnen drie werkdagen op de rekening.',
    again: 'Ik heb nog niets teruggekregen. Hoe staat het ervoor?',
    tags: ['factuur', 'creditnota'],
  },
  {
    category: 'billing',
    subject: 'Btw-specificatie gevraagd voor {firm}',
    description: 'Onze accountant vraagt een btw-specificatie per laadpas over het afgelopen kwartaal. Kunt u die sturen?',
    answer: 'Dag {first}, dat kan. Ik laat het overzicht per pas maken en stuur het morgen als pdf en als csv.',
    resolution: 'Overzicht per pas gestuurd; voortaan staat het ook in het klantportaal.',
    tags: ['factuur', 'zakelijk'],
    firm: true,
  },
  {
    category: 'billing',
    subject: 'Verkeerd tarief in rekening gebracht',
    description:
      'Volgens mijn contract betaal ik het daltarief tussen 23.00 en 7.00 uur. Op de laatste factuur is alles tegen het gewone tarief gerekend.',
    answer: 'Dag {first}, ik zoek het uit. Het tarief van uw contract is bij de laatste aanpassing niet goed overgezet.',
    note: 'Zelfde fout als bij de overzetting van 1 juni. Lijst met de andere klanten bij Milan.',
    resolution: 'Tarief hersteld en het verschil van € {amount} verrekend op de volgende factuur.',
    tags: ['factuur', 'tarief'],
  },
  {
    category: 'scheduling',
    subject: 'Afspraak voor installatie verzetten',
    description:
      'De monteur zou donderdag komen voor de laadpaal aan de {street} in {place}, maar dan ben ik niet thuis. Kan het een week later?',
    answer: 'Dag {first}, geen probleem. Ik kan u dinsdag tussen 8 en 12 uur of woensdag tussen 13 en 17 uur aanbieden.',
    question: ['Welk moment heeft uw voorkeur?', 'Woensdagmiddag graag.'],
    resolution: 'Afspraak verzet naar woensdag 13–17 uur; bevestiging verstuurd.',
    tags: ['planning'],
  },
  {
    category: 'scheduling',
    subject: 'Monteur niet verschenen',
    description:
      'Ik heb vandaag de hele ochtend vrij genomen voor de monteur, maar er is niemand geweest en er heeft niemand gebeld.',
    answer:
      'Dag {first},\n\nExcuses. De monteur stond vast bij een spoedstoring en dat hadden we u moeten laten weten. Ik plan u morgen als eerste in.',
    resolution: 'Nieuwe afspraak nagekomen; installatie afgerond. Tegoed van € 25 toegekend.',
    again: 'De monteur is geweest, maar het tegoed zie ik nog niet.',
    tags: ['planning', 'klacht'],
    urgent: true,
  },
  {
    category: 'complaint',
    subject: 'Laadplein {place} al weken half buiten gebruik',
    description:
      'Op het laadplein bij {street} in {place} zijn al drie weken vier van de acht palen kapot. Wanneer wordt dit eindelijk opgelost?',
    answer:
      'Dag {first},\n\nIk begrijp uw ergernis. De onderdelen zijn vertraagd; ik heb nagevraagd wanneer ze komen en kom hier deze week op terug.',
    note: 'Leverancier belooft vrijdag. Anders opschalen naar Fleur.',
    resolution: 'Alle palen zijn vervangen en weer in gebruik. Klant gebeld.',
    tags: ['klacht', 'laadplein'],
    firm: true,
  },
  {
    category: 'installation_issue',
    subject: 'Groepenkast te klein voor laadpaal',
    description: 'Uw monteur zegt dat onze groepenkast uitgebreid moet worden, maar daar stond niets van in de offerte. Wat nu?',
    answer:
      'Dag {first}, ik heb het schouwrapport erbij gepakt. De uitbreiding was niet voorzien. Ik laat u een voorstel zonder meerkosten voor het werk sturen.',
    question: ['Heeft u een foto van de groepenkast voor ons?', 'Zie de foto die ik via de app heb gestuurd.'],
    resolution: 'Groepenkast uitgebreid, laadpaal in bedrijf gesteld.',
    tags: ['installatie'],
  },
  {
    category: 'installation_issue',
    subject: 'Laadbalans werkt niet na installatie',
    description:
      'Na de installatie bij {firm} slaat de hoofdzekering door als er meer dan drie auto’s laden. De load balancing lijkt niet actief.',
    answer: 'Goedemorgen {first}, dat mag niet gebeuren. Ik begrens de palen nu op 10 A en stuur Daan vandaag nog langs.',
    note: 'P1-meter zat op de verkeerde fase. Controleren bij de andere twee locaties.',
    resolution: 'P1-koppeling omgezet en getest met vijf auto’s tegelijk.',
    tags: ['installatie', 'zakelijk'],
    urgent: true,
    firm: true,
  },
  {
    category: 'information',
    subject: 'Hoe koppel ik een tweede laadpas?',
    description: 'Mijn partner heeft nu ook een elektrische auto. Hoe voeg ik een tweede pas toe aan mijn account?',
    answer: 'Dag {first}, in de app onder Profiel → Laadpassen → Pas toevoegen. De pas is binnen {days} dagen bij u.',
    resolution: 'Uitleg gegeven en tweede pas aangevraagd.',
    tags: ['laadpas'],
  },
  {
    category: 'other',
    subject: 'Adreswijziging doorgeven',
    description: 'Wij verhuizen per de eerste van de maand naar {street} in {place}. De laadpaal gaat mee. Wat moet ik regelen?',
    answer: 'Dag {first}, gefeliciteerd met de nieuwe woning. Ik stuur u het formulier voor het verplaatsen van de paal.',
    resolution: 'Adres gewijzigd en verplaatsing ingepland.',
    tags: ['verhuizing'],
  },
];
