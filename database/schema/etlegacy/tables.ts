// All tables and views of ET:Legacy by name.
import type {
  DerivationTable,
  FileTable,
  MatchTable,
  RoundTable,
  ServerStateTable,
  ServerTable,
  SessionTable,
} from '../etlegacy.ts';
import type {
  CountingRowView,
  PlayerLogTable,
  PlayerNameTable,
  PlayerRoundTable,
  RoundAwardTable,
  RoundDuelTable,
  RoundEventView,
  RoundLogTable,
  RoundOpponentTable,
  WeaponRoundTable,
} from './rows.ts';
import type {
  MapSpanTable,
  PairSpanTable,
  PlayerMapSpanTable,
  PlayerSessionMapTable,
  PlayerSessionTable,
  PlayerSessionWeaponTable,
  PlayerSpanTable,
  PlayerWeaponSpanTable,
  SessionMapTable,
  SessionPlayerView,
  SessionWeaponTable,
  SpanTable,
  WeaponSpanTable,
} from './sums.ts';

export interface EtlegacyTables {
  'etlegacy.servers': ServerTable;
  'etlegacy.server_states': ServerStateTable;
  'etlegacy.derivations': DerivationTable;
  'etlegacy.files': FileTable;
  'etlegacy.rounds': RoundTable;
  'etlegacy.matches': MatchTable;
  'etlegacy.sessions': SessionTable;
  'etlegacy.player_rounds': PlayerRoundTable;
  'etlegacy.weapon_rounds': WeaponRoundTable;
  'etlegacy.round_logs': RoundLogTable;
  'etlegacy.round_events': RoundEventView;
  'etlegacy.round_duels': RoundDuelTable;
  'etlegacy.player_logs': PlayerLogTable;
  'etlegacy.round_awards': RoundAwardTable;
  'etlegacy.round_opponents': RoundOpponentTable;
  'etlegacy.player_names': PlayerNameTable;
  'etlegacy.counting_rows': CountingRowView;
  'etlegacy.player_sessions': PlayerSessionTable;
  'etlegacy.player_session_maps': PlayerSessionMapTable;
  'etlegacy.player_session_weapons': PlayerSessionWeaponTable;
  'etlegacy.session_weapons': SessionWeaponTable;
  'etlegacy.session_maps': SessionMapTable;
  'etlegacy.open_players': SessionPlayerView;
  'etlegacy.session_players': SessionPlayerView;
  'etlegacy.spans': SpanTable;
  'etlegacy.player_spans': PlayerSpanTable;
  'etlegacy.player_map_spans': PlayerMapSpanTable;
  'etlegacy.player_weapon_spans': PlayerWeaponSpanTable;
  'etlegacy.weapon_spans': WeaponSpanTable;
  'etlegacy.map_spans': MapSpanTable;
  'etlegacy.pair_spans': PairSpanTable;
}
