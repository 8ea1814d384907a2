import { type Answer, type Asked, StandIn } from './stand-in.ts';

export interface Campaign {
  readonly id: number;
  name: string;
  subject: string;
  body: string;
  altbody: string;
  status: string;
  lists: number[];
  started_at: string | null;
  [field: string]: unknown;
}

const refuse = (status: number, message: string): Answer => ({ status, body: { message } });

/** A stand-in for listmonk, after its documented API and the handlers of version 6.2 (cmd/campaigns.go, internal/core/campaigns.go). */
export class Listmonk extends StandIn {
  readonly url = 'https://lists.example';
  readonly token = 'hush-hush-token';
  readonly campaigns: Campaign[] = [];
  /** The campaigns that went out, each time one did. */
  readonly sent: Campaign[] = [];
  readonly templates = [
    { id: 1, name: 'Default', type: 'campaign', is_default: true, body: '<p>{{ template "content" . }}</p>' },
    { id: 5, name: 'Bare', type: 'campaign', is_default: false, body: '\n{{ template "content" . }}\n' },
  ];
  /** What it makes of a body when it stores it. */
  stores = (body: string): string => body;
  private ids = 100;

  protected answer({ method, headers, body }: Asked, url: URL): Answer {
    const login = `Basic ${Buffer.from(`news:${this.token}`).toString('base64')}`;
    if (headers.get('authorization') !== login) return refuse(403, 'invalid API credentials');
    const [, kind = '', id, status] =
      /^\/api\/(campaigns|templates)(?:\/(\d+)(\/status)?)?$/.exec(url.pathname) ?? [];
    if (kind === 'templates' && method === 'GET') return this.template(id);
    if (kind !== 'campaigns') return refuse(404, 'Not Found');
    if (id === undefined) return method === 'POST' ? this.create(JSON.parse(body)) : this.search(url);
    const campaign = this.campaigns.find((one) => one.id === Number(id));
    if (campaign === undefined) return refuse(400, 'Campaign not found');
    if (method === 'GET') return this.shown(campaign);
    return status === undefined
      ? this.update(campaign, JSON.parse(body))
      : this.change(campaign, JSON.parse(body).status);
  }

  /** Somebody presses the button there. */
  start(campaign: Campaign): void {
    campaign.status = 'running';
    campaign.started_at = '2025-07-09T04:00:00Z';
    this.sent.push({ ...campaign });
  }

  private template(id: string | undefined): Answer {
    if (id === undefined) return { status: 200, body: { data: this.templates } };
    const template = this.templates.find((one) => one.id === Number(id));
    return template === undefined
      ? refuse(400, 'Template not found')
      : { status: 200, body: { data: template } };
  }

  private search(url: URL): Answer {
    const query = (url.searchParams.get('query') ?? '').toLowerCase();
    const results = this.campaigns
      .filter(({ name, subject }) => `${name} ${subject}`.toLowerCase().includes(query))
      .map((one) => this.form(one));
    return { status: 200, body: { data: { results, total: results.length, per_page: 100, page: 1 } } };
  }

  private create(data: Campaign): Answer {
    const fault = this.faultIn(data);
    if (fault !== undefined) return refuse(400, fault);
    const campaign = {
      ...data,
      body: this.stores(data.body),
      id: ++this.ids,
      status: 'draft',
      started_at: null,
    };
    this.campaigns.push(campaign);
    return this.shown(campaign);
  }

  private update(campaign: Campaign, data: Campaign): Answer {
    if (!['draft', 'paused', 'scheduled'].includes(campaign.status))
      return refuse(400, 'Cannot update a running or a finished campaign.');
    const { id, status, started_at: startedAt } = campaign;
    const fault = this.faultIn({ ...campaign, ...data });
    if (fault !== undefined) return refuse(400, fault);
    Object.assign(campaign, data, { id, status, started_at: startedAt, body: this.stores(data.body) });
    return this.shown(campaign);
  }

  private change(campaign: Campaign, status: unknown): Answer {
    if (status !== 'running') return refuse(400, 'a status that this stand-in does not know');
    if (campaign.status !== 'draft' && campaign.status !== 'paused')
      return refuse(400, 'Only paused campaigns and drafts can be started.');
    this.start(campaign);
    return this.shown(campaign);
  }

  private faultIn({ name, subject, lists, content_type: type }: Campaign): string | undefined {
    if (name === '' || subject === '') return 'Invalid length for `name`.';
    if (lists.length === 0) return 'No lists selected.';
    return type === 'html' ? undefined : 'not what was to be sent';
  }

  private shown(campaign: Campaign): Answer {
    return { status: 200, body: { data: this.form(campaign) } };
  }

  private form(campaign: Campaign): object {
    return { ...campaign, lists: campaign.lists.map((id) => ({ id, name: `List ${id}` })) };
  }
}
