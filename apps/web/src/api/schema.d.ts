// Made from the gateway’s OpenAPI document by `npm run api:types`; do not edit.
export interface paths {
  '/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List and search tickets
     * @description Pages by cursor. `type`, `status` and `priority` take several values, with commas or repeated. `q` searches subject, description, replies, contact and number; `match` says where each ticket has the words. `assigned_to=none` lists what is nobody’s.
     */
    get: operations['getTickets'];
    put?: never;
    /**
     * Open a ticket
     * @description Waits up to 2 seconds for its number; `ticket_number` is null when it has not come by then, and comes later.
     */
    post: operations['postTickets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a ticket, as it is or as it was
     * @description `as_of` folds its events up to that instant. `min_revision` waits up to 2 seconds for that revision to be in the views, then answers 503: what a command answered can be read at once.
     */
    get: operations['getTicketsTicket'];
    put?: never;
    post?: never;
    /**
     * Remove a ticket, such as spam: nobody is shown it any more
     * @description Lists, searches, figures and the ticket’s own addresses have it no more; `410` says that it was there. Its number is never given again. The log keeps it, with who removed it and why.
     */
    delete: operations['deleteTicketsTicket'];
    options?: never;
    head?: never;
    /** Edit a ticket: fields left out stay, null clears */
    patch: operations['patchTicketsTicket'];
    trace?: never;
  };
  '/tickets/{ticket}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move it through its workflow
     * @description The moves that are open stand in `allowed_statuses`.
     */
    post: operations['postTicketsTicketStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/assignment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give it to a department, to somebody, or to nobody (null) */
    post: operations['postTicketsTicketAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/sales-stage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move a sales ticket to another stage
     * @description `won` comes by conversion only; `lost` needs a reason.
     */
    post: operations['postTicketsTicketSalesStage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/conversion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn a sales ticket into an order: won and resolved; repeated, the same order */
    post: operations['postTicketsTicketConversion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/referral': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn an inquiry into a linked support or sales ticket: answers the new ticket, the inquiry is resolved */
    post: operations['postTicketsTicketReferral'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/rating': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rate a resolved or closed ticket */
    post: operations['postTicketsTicketRating'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/replies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reply as an agent (mailed to the customer), or take in what the customer replied
     * @description A customer’s reply to a pending ticket opens it, to a resolved one reopens it.
     */
    post: operations['postTicketsTicketReplies'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write an internal note: never shown or mailed to a customer */
    post: operations['postTicketsTicketNotes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that happened to a ticket, from all services, in order, with who and why */
    get: operations['getTicketsTicketTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/pipeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sales tickets by stage: counts, sums and weighted sums in euro
     * @description Cancelled tickets are left out. The weighted value of a ticket is its value times its probability, rounded to cents; sums are sums of these.
     */
    get: operations['getPipeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/pipeline/forecast': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * By month: when open sales are expected to be won, and what was won
     * @description An open sale is expected as long after its opening as those won in the last twelve months took on average (30 days when fewer than five were), and not before this month. Months are those of `time_zone`, the first brand’s when left out.
     */
    get: operations['getPipelineForecast'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/queues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many unsolved tickets each queue has: somebody’s, a department’s, of nobody, at risk, breached, all */
    get: operations['getQueues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sla': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tickets with a running clock, the one due first at the top
     * @description `within` looks that far ahead, like `PT2H`; `state` narrows to what is at risk or breached; `assigned_department` to one department, `none` to tickets without. One list of `limit` tickets at most, 200 at the utmost, without further pages: `GET /tickets?sort=due_at` has them all.
     */
    get: operations['getSla'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/numbers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The register of ticket numbers */
    get: operations['getNumbers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/reports/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Opened, resolved, clocks met and breached, by type, department, priority or agent
     * @description Of the tickets opened in the period. `format=csv` answers a table to keep, named by the days of `time_zone`.
     */
    get: operations['getReportsTickets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/reports/days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Opened, resolved and backlog, day by day
     * @description The last 30 days unless a period is given, five years at most, and no day after today. Days are those of `time_zone`, the first brand’s when left out. A ticket is resolved on the day of its `resolved_at`: reopened, it counts as backlog ever since it was opened. `format=csv` answers a table to keep.
     */
    get: operations['getReportsDays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/reports/times': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Response and resolution times (median, ninetieth percentile), promises kept and broken, by group
     * @description Of the tickets opened in the period: the last 30 days unless one is given, five years at most. Times are those of clocks that have finished, in seconds of their calendars, without pauses. `format=csv` answers a table to keep, named by the days of `time_zone`.
     */
    get: operations['getReportsTimes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a ticket that somebody is about to open may repeat
     * @description At most five tickets that are unsolved or were solved within 30 days, the most similar first: of the same contact, or with at least half of the subject’s significant words, and two of them, in their own. An address that is half typed finds nothing.
     */
    get: operations['getTicketsSimilar'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Look up customers by what somebody begins to type
     * @description Finds those whose name or address has a word beginning with each word of `q`, the one whose ticket was opened last at the top.
     */
    get: operations['getContacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contacts/{contact}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A customer with all their tickets, the one changed last at the top */
    get: operations['getContactsContact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organizations/{organization}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All tickets of a customer’s organization, the one changed last at the top */
    get: operations['getOrganizationsOrganization'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mailbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The mail that this desk kept, newest first
     * @description Pages by cursor, of `limit` mails, 1000 at most. What became of every mail stands in the timeline of its ticket.
     */
    get: operations['getMailbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Types, categories, workflows, form fields and words of this desk: what a page builds its forms from */
    get: operations['getMeta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/configuration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What desk.yaml says, with its defaults written out: brands, types, workflows, calendars, policies, notifications
     * @description For people to read. It is as the gateway was started with it; tickets keep the promise they were opened under.
     */
    get: operations['getConfiguration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Server-sent events: what happens, once it can be read
     * @description `id` is the position; sent back as `Last-Event-ID`, the stream goes on from there. A comment comes every 15 seconds. Signing out, and the end of a session, end its streams within that time.
     */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, and what time it is on the desk */
    get: operations['getSession'];
    put?: never;
    /**
     * Sign in with the key: answers a session cookie
     * @description Say with `name` and `email`, together, who you are: what you do is told under that name, and tickets are assigned to that address. Without them you are the Administrator. After 20 wrong keys within a minute from one address, signing in waits until the minute is over.
     */
    post: operations['postSession'];
    /** Sign out: the session ends at once, at every gateway */
    delete: operations['deleteSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everybody who ever signed in with a name, by name: who tickets can be assigned to */
    get: operations['getPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/presence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that you look at a ticket; answers who else does
     * @description Pages say so every 10 seconds and count for 30. Never in the log. `client` is one tab: the same person in another is not told.
     */
    post: operations['postTicketsTicketPresence'];
    /** Leave a ticket at once */
    delete: operations['deleteTicketsTicketPresence'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/public/forms/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a brand asks of its customers: types, categories and fields */
    get: operations['getPublicFormsSlug'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/public/forms/{slug}/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open a ticket as a customer: answers its number and the customer’s own link
     * @description From one address 20 within an hour, unless desk.yaml says otherwise. `website` is a trap for programs and stays empty; `ticket_number` may be null when it has not come within 2 seconds.
     */
    post: operations['postPublicFormsSlugTickets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticket}/customer-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The link by which its customer sees a ticket, good for a year */
    get: operations['getTicketsTicketCustomerLink'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/public/tickets/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A ticket as its customer sees it
     * @description A link that is not one of this desk’s, or past its year, is answered like a ticket that is not there. An address reads a hundred times as often within an hour as it may send messages: 2,000 times, unless desk.yaml says otherwise.
     */
    get: operations['getPublicTicketsToken'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/public/tickets/{token}/replies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reply as the customer: opens a pending ticket, reopens a resolved one */
    post: operations['postPublicTicketsTokenReplies'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/public/tickets/{token}/rating': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rate how it was handled, once it is resolved or closed; again, the last counts */
    post: operations['postPublicTicketsTokenRating'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['getHealthLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Commands and views work: 200, else 503, with what was looked at */
    get: operations['getHealthReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures for Prometheus; needs the key like the rest */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This interface as an OpenAPI 3.1 document; readable at /docs */
    get: operations['getOpenapiJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/parked': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tickets whose work failed for a service, again and again: parked, while the others go on */
    get: operations['getAdminParked'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/parked/{consumer}/{ticket}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try the parked work of one ticket again, in order */
    post: operations['postAdminParkedConsumerTicketRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far each consumer of the log is, and how many events it is behind
     * @description One line a service, over all its processes. A service that is not there at this moment runs nowhere.
     */
    get: operations['getAdminProjections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/projections/{view}/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Build a view anew from the log, beside the live one, and put it in its place
     * @description The desk stays up. One rebuild at a time; `GET /admin/projections/rebuild` says how far it is.
     */
    post: operations['postAdminProjectionsViewRebuild'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/projections/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far the last rebuild of the views is */
    get: operations['getAdminProjectionsRebuild'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/demo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether demo data are there, and how far loading or removing them is */
    get: operations['getAdminDemo'];
    put?: never;
    /**
     * Load a simulated month into the demo brand, to try the desk with
     * @description Some 240 tickets of thirty days up to now; nobody is mailed about them. One that broke off is gone on with.
     */
    post: operations['postAdminDemo'];
    /** Remove every ticket of the demo brand, those opened by hand too */
    delete: operations['deleteAdminDemo'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Move the manual clock: answered when everything due by then has been handled */
    post: operations['postAdminClock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Ticket: {
      /** Format: uuid */
      id: string;
      ticket_number: string | null;
      /** @enum {string} */
      ticket_type: 'support' | 'sales' | 'inquiry';
      /** @enum {string} */
      status: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
      category: string;
      /** @enum {string} */
      priority: 'low' | 'normal' | 'high' | 'urgent';
      subject: string;
      description: string;
      resolution: string | null;
      /** Format: uuid */
      business_entity_id: string;
      business_entity: string;
      /** Format: uuid */
      contact_id: string;
      contact: {
        name: string;
        email: string;
        phone: string | null;
      };
      customer_organization_id: string | null;
      assigned_department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
      assigned_to: string | null;
      order_id: string | null;
      quote_id: string | null;
      related: {
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        relation: 'referred_from' | 'referred_to';
      }[];
      response_sla_hours: number;
      resolution_sla_hours: number;
      first_response_at: string | null;
      resolved_at: string | null;
      closed_at: string | null;
      sla: {
        response: {
          /** @enum {string} */
          state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
          due_at: string | null;
          met_at: string | null;
          breached_at: string | null;
          used_seconds: number;
        } | null;
        resolution: {
          /** @enum {string} */
          state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
          due_at: string | null;
          met_at: string | null;
          breached_at: string | null;
          used_seconds: number;
        } | null;
        escalation_level: number;
      };
      opportunity_value: string | null;
      sales_stage: ('lead' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost') | null;
      lead_source: string | null;
      conversion_probability: number | null;
      satisfaction_rating: number | null;
      tags: string[];
      allowed_statuses: ('new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled')[];
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      revision: number;
    };
    ListedTicket: {
      /** Format: uuid */
      id: string;
      ticket_number: string | null;
      /** @enum {string} */
      ticket_type: 'support' | 'sales' | 'inquiry';
      /** @enum {string} */
      status: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
      category: string;
      /** @enum {string} */
      priority: 'low' | 'normal' | 'high' | 'urgent';
      subject: string;
      description: string;
      resolution: string | null;
      /** Format: uuid */
      business_entity_id: string;
      business_entity: string;
      /** Format: uuid */
      contact_id: string;
      contact: {
        name: string;
        email: string;
        phone: string | null;
      };
      customer_organization_id: string | null;
      assigned_department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
      assigned_to: string | null;
      order_id: string | null;
      quote_id: string | null;
      related: {
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        relation: 'referred_from' | 'referred_to';
      }[];
      response_sla_hours: number;
      resolution_sla_hours: number;
      first_response_at: string | null;
      resolved_at: string | null;
      closed_at: string | null;
      sla: {
        response: {
          /** @enum {string} */
          state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
          due_at: string | null;
          met_at: string | null;
          breached_at: string | null;
          used_seconds: number;
        } | null;
        resolution: {
          /** @enum {string} */
          state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
          due_at: string | null;
          met_at: string | null;
          breached_at: string | null;
          used_seconds: number;
        } | null;
        escalation_level: number;
      };
      opportunity_value: string | null;
      sales_stage: ('lead' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost') | null;
      lead_source: string | null;
      conversion_probability: number | null;
      satisfaction_rating: number | null;
      tags: string[];
      allowed_statuses: ('new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled')[];
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      revision: number;
      match: {
        /** @enum {string} */
        field: 'subject' | 'description' | 'reply' | 'contact';
        snippet: string;
        ranges: [number, number][];
      } | null;
    };
    TicketPage: {
      items: components['schemas']['ListedTicket'][];
      next_cursor: string | null;
      total: number;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      code: string;
      detail: string;
      errors?: {
        path: string;
        message: string;
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getTickets: {
    parameters: {
      query?: {
        type?: string | string[];
        status?: string | string[];
        priority?: string | string[];
        category?: string;
        assigned_department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | 'none';
        assigned_to?: string;
        sales_stage?: string | string[];
        business_entity_id?: string;
        contact_id?: string;
        customer_organization_id?: string;
        tag?: string;
        sla?: 'ok' | 'at_risk' | 'breached';
        q?: string;
        opened_from?: string;
        opened_to?: string;
        sort?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'due_at' | '-due_at' | 'priority' | '-priority';
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketPage'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTickets: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ticket_type": "support",
         *       "business_entity_id": "chargecars",
         *       "subject": "Station does not start",
         *       "description": "The light stays red since this morning.",
         *       "category": "technical",
         *       "contact": {
         *         "name": "Jan de Vries",
         *         "email": "jan@customer.example",
         *         "phone": "+31 20 123 4567"
         *       }
         *     }
         */
        'application/json': {
          /** @enum {string} */
          ticket_type: 'support' | 'sales' | 'inquiry';
          business_entity_id: string;
          subject: string;
          description: string;
          category: string;
          /**
           * @default normal
           * @enum {string}
           */
          priority?: 'low' | 'normal' | 'high' | 'urgent';
          /** @default null */
          customer_organization_id?: string | null;
          /** @default null */
          order_id?: string | null;
          /** @default null */
          quote_id?: string | null;
          opportunity_value?: (number | string) | null;
          /** @default null */
          lead_source?: string | null;
          /** @default null */
          conversion_probability?: number | null;
          tags?: string[];
          contact?: {
            name: string;
            /** Format: email */
            email: string;
            /** @default null */
            phone?: string | null;
          };
          /** Format: uuid */
          contact_id?: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          /** @description Where the ticket is */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_in_progress`: The same request is under way */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTicketsTicket: {
    parameters: {
      query?: {
        as_of?: string;
        min_revision?: number;
      };
      header?: never;
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteTicketsTicket: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Spam"
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done, nothing to say */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchTicketsTicket: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "priority": "high",
         *       "tags": [
         *         "charger",
         *         "on-site"
         *       ]
         *     }
         */
        'application/json': {
          subject?: string;
          description?: string;
          category?: string;
          /** @enum {string} */
          priority?: 'low' | 'normal' | 'high' | 'urgent';
          opportunity_value?: (number | string) | null;
          lead_source?: string | null;
          conversion_probability?: number | null;
          tags?: string[];
          customer_organization_id?: string | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `ticket_closed`: The ticket is closed. `not_a_sales_ticket`: The ticket is not a sales ticket */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketStatus: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "status": "resolved",
         *       "resolution": "Restarted the station from here."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          status: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
          /** @default null */
          resolution?: string | null;
          /** @default null */
          reason?: string | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `transition_not_allowed`: The workflow has no such move */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketAssignment: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "assigned_department": "technical",
         *       "assigned_to": "anna@chargecars.nl"
         *     }
         */
        'application/json': {
          assigned_department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
          assigned_to?: string | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `ticket_closed`: The ticket is closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketSalesStage: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sales_stage": "proposal",
         *       "conversion_probability": 60
         *     }
         */
        'application/json': {
          /** @enum {string} */
          sales_stage: 'lead' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost';
          conversion_probability?: number;
          /** @default null */
          reason?: string | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `not_a_sales_ticket`: The ticket is not a sales ticket. `opportunity_closed`: The opportunity is closed. `ticket_closed`: The ticket is closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketConversion: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "quote_id": "Q-2025-17",
         *       "opportunity_value": "4500.00"
         *     }
         */
        'application/json': {
          order_id?: string;
          quote_id?: string;
          opportunity_value?: number | string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `not_a_sales_ticket`: The ticket is not a sales ticket. `opportunity_closed`: The opportunity is closed. `already_converted`: The ticket has an order already. `ticket_closed`: The ticket is closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketReferral: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ticket_type": "sales",
         *       "category": "product_inquiry"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          ticket_type: 'support' | 'sales';
          category: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `not_an_inquiry`: The ticket is not an inquiry. `already_referred`: The inquiry was referred already. `ticket_closed`: The ticket is closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketRating: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "satisfaction_rating": 5
         *     }
         */
        'application/json': {
          satisfaction_rating: number;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `not_resolved`: The ticket is not resolved yet */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketReplies: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "body": "We restarted the station. Does it work now?",
         *       "author": "agent"
         *     }
         */
        'application/json': {
          body: string;
          /** @enum {string} */
          author: 'agent' | 'customer';
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `ticket_closed`: The ticket is closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketNotes: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the ticket as it was read: 412 when it has changed since
         * @example "3"
         */
        'If-Match'?: string;
      };
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "body": "Same fault as last week; see the installer’s report."
         *     }
         */
        'application/json': {
          body: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          /**
           * @description The revision of the ticket
           * @example "3"
           */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ticket'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile. `request_in_progress`: The same request is under way. `ticket_closed`: The ticket is closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision_conflict`: The ticket has changed meanwhile */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTicketsTicketTimeline: {
    parameters: {
      query?: {
        min_revision?: number;
      };
      header?: never;
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              id: string;
              type: string;
              service: string;
              /** Format: date-time */
              occurred_at: string;
              /** Format: date-time */
              recorded_at: string;
              actor: {
                /** @enum {string} */
                kind: 'agent' | 'customer' | 'system';
                id: string;
                name: string;
              };
              /** Format: uuid */
              cause: string;
              summary: string;
              data: {
                [key: string]: unknown;
              };
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPipeline: {
    parameters: {
      query?: {
        business_entity_id?: string;
        assigned_to?: string;
        from?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stages: {
              /** @enum {string} */
              sales_stage: 'lead' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost';
              count: number;
              value: string;
              weighted_value: string;
            }[];
            open_value: string;
            weighted_value: string;
            won_value: string;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPipelineForecast: {
    parameters: {
      query?: {
        business_entity_id?: string;
        assigned_to?: string;
        from?: string;
        to?: string;
        time_zone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            months: {
              month: string;
              count: number;
              value: string;
              weighted_value: string;
            }[];
            average_days_to_win: number;
            based_on: number;
            won: {
              month: string;
              count: number;
              value: string;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getQueues: {
    parameters: {
      query?: {
        assigned_to?: string;
        assigned_department?: 'support' | 'sales' | 'technical' | 'billing' | 'management';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            mine: number;
            department: number;
            unassigned: number;
            at_risk: number;
            breached: number;
            all: number;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSla: {
    parameters: {
      query?: {
        state?: 'at_risk' | 'breached';
        within?: string;
        assigned_department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | 'none';
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Ticket'][];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNumbers: {
    parameters: {
      query?: {
        business_entity?: string;
        series?: string;
        year?: number;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              ticket_number: string;
              /** Format: uuid */
              ticket_id: string;
              business_entity: string;
              series: string;
              year: number;
              sequence: number;
              /** Format: date-time */
              assigned_at: string;
            }[];
            next_cursor: string | null;
            total: number;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReportsTickets: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        by?: 'type' | 'department' | 'priority' | 'agent';
        business_entity_id?: string;
        type?: string | string[];
        assigned_department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | 'none';
        time_zone?: string;
        format?: 'json' | 'csv';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            from: string | null;
            to: string | null;
            by: string;
            rows: {
              opened: number;
              resolved: number;
              response_met: number;
              response_breached: number;
              resolution_met: number;
              resolution_breached: number;
              group: string;
            }[];
            total: {
              opened: number;
              resolved: number;
              response_met: number;
              response_breached: number;
              resolution_met: number;
              resolution_breached: number;
            };
          };
          'text/csv': string;
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReportsDays: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        time_zone?: string;
        business_entity_id?: string;
        type?: string | string[];
        assigned_department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | 'none';
        format?: 'json' | 'csv';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: date */
              day: string;
              opened: number;
              resolved: number;
              backlog: number;
            }[];
          };
          'text/csv': string;
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReportsTimes: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        by?: 'type' | 'department' | 'priority' | 'agent';
        business_entity_id?: string;
        type?: string | string[];
        assigned_department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | 'none';
        time_zone?: string;
        format?: 'json' | 'csv';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              key: string;
              tickets: number;
              response: {
                median_seconds: number | null;
                p90_seconds: number | null;
                met: number;
                breached: number;
              };
              resolution: {
                median_seconds: number | null;
                p90_seconds: number | null;
                met: number;
                breached: number;
              };
            }[];
          };
          'text/csv': string;
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTicketsSimilar: {
    parameters: {
      query?: {
        subject?: string;
        contact_email?: string;
        type?: 'support' | 'sales' | 'inquiry';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              ticket: components['schemas']['Ticket'];
              why: ('same_contact' | 'similar_subject')[];
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getContacts: {
    parameters: {
      query?: {
        q?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              id: string;
              name: string;
              email: string;
              phone: string | null;
              tickets: number;
              /** Format: date-time */
              last_ticket_at: string;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getContactsContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the contact */
        contact: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            phone: string | null;
            tickets: components['schemas']['Ticket'][];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOrganizationsOrganization: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organization */
        organization: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            id: string;
            tickets: components['schemas']['Ticket'][];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMailbox: {
    parameters: {
      query?: {
        to?: string;
        ticket_id?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              to: string;
              from: string;
              subject: string;
              text: string;
              message_id: string;
              /** Format: date-time */
              sent_at: string;
              /** Format: uuid */
              ticket_id: string;
              /** Format: uuid */
              cause: string;
            }[];
            next_cursor: string | null;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMeta: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ticket_types: {
              /** @enum {string} */
              type: 'support' | 'sales' | 'inquiry';
              number_prefix: string;
              categories: string[];
              workflow: string;
              fields: {
                name: string;
                label: {
                  en: string;
                  nl: string;
                };
                /** @enum {string} */
                kind: 'line' | 'text' | 'select' | 'email' | 'phone' | 'money' | 'percent' | 'tags';
                required: boolean;
                options: string[] | null;
                max_length: number | null;
              }[];
            }[];
            workflows: {
              [key: string]: {
                transitions: {
                  /** @enum {string} */
                  from: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
                  /** @enum {string} */
                  to: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
                  addition: boolean;
                }[];
              };
            };
            statuses: ('new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled')[];
            priorities: ('low' | 'normal' | 'high' | 'urgent')[];
            departments: ('support' | 'sales' | 'technical' | 'billing' | 'management')[];
            sales_stages: ('lead' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost')[];
            business_entities: {
              /** Format: uuid */
              id: string;
              slug: string;
              name: string;
              /** @enum {string} */
              language: 'en' | 'nl';
              demo: boolean;
            }[];
            labels: {
              [key: string]: {
                en: string;
                nl: string;
              };
            };
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getConfiguration: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            business_entities: {
              /** Format: uuid */
              id: string;
              slug: string;
              name: string;
              domain: string;
              /** @enum {string} */
              language: 'en' | 'nl';
              time_zone: string;
              number_series: {
                /** @enum {string} */
                type: 'support' | 'sales' | 'inquiry';
                series: string;
              }[];
              inboxes: {
                department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
                address: string;
              }[];
            }[];
            ticket_types: {
              /** @enum {string} */
              type: 'support' | 'sales' | 'inquiry';
              number_prefix: string;
              workflow: string;
              policy: string;
              categories: {
                category: string;
                department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
              }[];
            }[];
            workflows: {
              name: string;
              transitions: {
                /** @enum {string} */
                from: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
                /** @enum {string} */
                to: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
                addition: boolean;
              }[];
            }[];
            calendars: {
              name: string;
              calendar:
                | {
                    /** @constant */
                    kind: 'always';
                  }
                | {
                    /** @constant */
                    kind: 'weekly';
                    time_zone: string;
                    hours: {
                      [key: string]: string[];
                    };
                    /** @default [] */
                    holidays: string[];
                  };
            }[];
            policies: {
              name: string;
              calendar: string;
              targets: {
                /** @enum {string} */
                priority: 'low' | 'normal' | 'high' | 'urgent';
                response_hours: number;
                resolution_hours: number;
              }[];
              pauses_in: ('new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled')[];
              escalation: {
                at_percent: number;
                /** @default [] */
                notify: ('assignee' | 'department' | 'management')[];
                /** @default 0 */
                raise_priority: number;
                /** @default null */
                assign_department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
              }[];
            }[];
            notifications: {
              acknowledge_customer: boolean;
              customer_mails_per_hour: number;
            };
            public_forms: {
              messages_per_hour: number;
            };
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEvents: {
    parameters: {
      query?: {
        ticket_id?: string;
      };
      header?: {
        /** @description Goes on after this event */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': {
            /** Format: uuid */
            ticket_id: string;
            type: string;
            revision: number;
            /** Format: date-time */
            occurred_at: string;
            ticket_number?: string;
            summary: string;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            actor: {
              /** @enum {string} */
              kind: 'agent' | 'customer' | 'system';
              id: string;
              name: string;
            };
            department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
            /** Format: date-time */
            now: string;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "key": "the content of data/admin-key",
         *       "name": "Anna Bakker",
         *       "email": "anna@chargecars.nl",
         *       "department": "technical"
         *     }
         */
        'application/json': {
          key: string;
          name?: string;
          /** Format: email */
          email?: string;
          /** @default null */
          department?: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
        };
      };
    };
    responses: {
      /** @description Done, nothing to say */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, nothing to say */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPeople: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              department: ('support' | 'sales' | 'technical' | 'billing' | 'management') | null;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postTicketsTicketPresence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "writing": false,
         *       "client": "5b9fb7f2-3b0e-4f4e-9a25-3f3a3c1d6f10"
         *     }
         */
        'application/json': {
          writing: boolean;
          /** Format: uuid */
          client: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            others: {
              id: string;
              name: string;
              writing: boolean;
              /** Format: date-time */
              since: string;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteTicketsTicketPresence: {
    parameters: {
      query?: {
        client?: string;
      };
      header?: never;
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, nothing to say */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPublicFormsSlug: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Slug of the business entity, like `chargecars` */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entity: {
              slug: string;
              name: string;
              /** @enum {string} */
              language: 'en' | 'nl';
            };
            ticket_types: {
              /** @enum {string} */
              type: 'support' | 'sales' | 'inquiry';
              label: {
                en: string;
                nl: string;
              };
              categories: {
                value: string;
                label: {
                  en: string;
                  nl: string;
                };
              }[];
              fields: {
                name: string;
                label: {
                  en: string;
                  nl: string;
                };
                /** @enum {string} */
                kind: 'line' | 'text' | 'select' | 'email' | 'phone' | 'money' | 'percent' | 'tags';
                required: boolean;
                options: string[] | null;
                max_length: number | null;
              }[];
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postPublicFormsSlugTickets: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Slug of the business entity, like `chargecars` */
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ticket_type": "support",
         *       "category": "technical",
         *       "subject": "Station does not start",
         *       "description": "The light stays red since this morning.",
         *       "contact": {
         *         "name": "Jan de Vries",
         *         "email": "jan@customer.example",
         *         "phone": null
         *       },
         *       "order_id": null
         *     }
         */
        'application/json': {
          /** @enum {string} */
          ticket_type: 'support' | 'sales' | 'inquiry';
          category: string;
          subject: string;
          description: string;
          contact: {
            name: string;
            /** Format: email */
            email: string;
            /** @default null */
            phone?: string | null;
          };
          /** @default null */
          order_id?: string | null;
          /** @default  */
          website?: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ticket_number: string | null;
            link: string;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_in_progress`: The same request is under way */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTicketsTicketCustomerLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id or number of the ticket, like `SUP-2025-00001` */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            url: string;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPublicTicketsToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description What the customer’s link ends with */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ticket_number: string | null;
            entity: {
              slug: string;
              name: string;
              /** @enum {string} */
              language: 'en' | 'nl';
            };
            /** @enum {string} */
            ticket_type: 'support' | 'sales' | 'inquiry';
            category: string;
            subject: string;
            description: string;
            /** @enum {string} */
            status: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            resolution: string | null;
            satisfaction_rating: number | null;
            may_reply: boolean;
            may_rate: boolean;
            conversation: {
              /** @enum {string} */
              author: 'customer' | 'agent';
              name: string;
              body: string;
              /** Format: date-time */
              at: string;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postPublicTicketsTokenReplies: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description What the customer’s link ends with */
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "body": "It works again, thank you."
         *     }
         */
        'application/json': {
          body: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ticket_number: string | null;
            entity: {
              slug: string;
              name: string;
              /** @enum {string} */
              language: 'en' | 'nl';
            };
            /** @enum {string} */
            ticket_type: 'support' | 'sales' | 'inquiry';
            category: string;
            subject: string;
            description: string;
            /** @enum {string} */
            status: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            resolution: string | null;
            satisfaction_rating: number | null;
            may_reply: boolean;
            may_rate: boolean;
            conversation: {
              /** @enum {string} */
              author: 'customer' | 'agent';
              name: string;
              body: string;
              /** Format: date-time */
              at: string;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_closed`: The ticket is closed. `request_in_progress`: The same request is under way */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postPublicTicketsTokenRating: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description What the customer’s link ends with */
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "satisfaction_rating": 5
         *     }
         */
        'application/json': {
          satisfaction_rating: number;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ticket_number: string | null;
            entity: {
              slug: string;
              name: string;
              /** @enum {string} */
              language: 'en' | 'nl';
            };
            /** @enum {string} */
            ticket_type: 'support' | 'sales' | 'inquiry';
            category: string;
            subject: string;
            description: string;
            /** @enum {string} */
            status: 'new' | 'open' | 'pending' | 'resolved' | 'closed' | 'cancelled';
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            resolution: string | null;
            satisfaction_rating: number | null;
            may_reply: boolean;
            may_rate: boolean;
            conversation: {
              /** @enum {string} */
              author: 'customer' | 'agent';
              name: string;
              body: string;
              /** Format: date-time */
              at: string;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_not_found`: There is no such ticket */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_resolved`: The ticket is not resolved yet. `request_in_progress`: The same request is under way */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `ticket_removed`: The ticket was removed */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealthLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            ok: true;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealthReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            ok: true;
            checks: {
              [key: string]: string;
            };
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAdminParked: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              consumer: string;
              /** Format: uuid */
              ticket_id: string;
              /** Format: uuid */
              event_id: string;
              event_type: string;
              attempts: number;
              error: string;
              /** Format: date-time */
              parked_at: string;
              waiting: number;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postAdminParkedConsumerTicketRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the service */
        consumer: string;
        /** @description Id of the ticket */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            finished: number;
            error: string | null;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAdminProjections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            head: string | null;
            items: {
              consumer: string;
              position: string | null;
              lag: number;
              caught_up: boolean;
              parked: number;
              fault: string | null;
            }[];
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postAdminProjectionsViewRebuild: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description One of tickets, timeline, contacts, numbers, or `all` */
        view: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Begun */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: 'running';
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rebuild_running`: The views are being rebuilt */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAdminProjectionsRebuild: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string | null;
            view: string | null;
            /** @enum {string} */
            state: 'idle' | 'running' | 'done' | 'failed';
            events_done: number;
            events_total: number | null;
            started_at: string | null;
            finished_at: string | null;
            error: string | null;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAdminDemo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            state: 'absent' | 'loading' | 'loaded' | 'removing';
            tickets: number;
            done: number;
            total: number;
            error: string | null;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postAdminDemo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Begun */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            state: 'absent' | 'loading' | 'loaded' | 'removing';
            tickets: number;
            done: number;
            total: number;
            error: string | null;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `demo_loaded`: The demo data are there. `demo_busy`: Demo data are being loaded or removed. `demo_unavailable`: There is no demo brand */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteAdminDemo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Begun */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            state: 'absent' | 'loading' | 'loaded' | 'removing';
            tickets: number;
            done: number;
            total: number;
            error: string | null;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `demo_busy`: Demo data are being loaded or removed. `demo_unavailable`: There is no demo brand */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postAdminClock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Same key and body, same answer; kept for 7 days */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "advance": "PT8H"
         *     }
         */
        'application/json':
          | {
              /** Format: duration */
              advance: string;
            }
          | {
              /** Format: date-time */
              to: string;
            };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            now: string;
          };
        };
      };
      /** @description `invalid_input`: The request is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Authentication is needed */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: This is not allowed */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_large`: The request is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: The media type is not supported */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid_input`: The request is not valid */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unreadable_event`: An event in the log can not be read. `internal`: Something went wrong */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: Not available right now */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
