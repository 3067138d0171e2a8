import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10';
import type { FakeChannel, FakeThread } from './entities.ts';

/** One server. `botIn` is false where only users have installed the application. */
export type FakeGuild = {
  readonly id: string;
  name: string;
  readonly owner: APIUser;
  readonly locale: string;
  botIn: boolean;
  unavailable: boolean;
  readonly roles: Map<string, APIRole>;
  readonly channels: Map<string, FakeChannel>;
  readonly threads: Map<string, FakeThread>;
  readonly members: Map<string, APIGuildMember>;
};

/** The fields GET /guilds/:id and GUILD_CREATE have in common. */
export function describeGuild(guild: FakeGuild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner.id,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()],
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** Returns the full guild that a bot receives after READY; it lists only the bot itself, as without the members intent. */
export function describeGuildCreate(guild: FakeGuild, botId: string): Record<string, unknown> {
  return {
    ...describeGuild(guild),
    joined_at: guild.members.get(botId)?.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].filter((member) => member.user.id === botId),
    channels: [...guild.channels.values()],
    threads: [...guild.threads.values()].filter(({ thread_metadata: { archived } }) => !archived),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
