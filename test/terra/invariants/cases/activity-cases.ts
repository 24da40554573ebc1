import type { Case } from './case.ts'

const SUMMARY = '/distance_data/summary'
const DETAILED = '/distance_data/detailed'
const ELEVATION = `${SUMMARY}/elevation`
const MOVEMENT = '/movement_data'
const AD = '/active_durations_data'
const POSITION = '/position_data'
const LAP = '/lap_data/laps'

export const ACTIVITY_CASES: Readonly<Record<string, readonly Case[]>> = {
  'distance/samples-count-up': [
    {
      passes: { [`${DETAILED}/distance_samples/1/distance_meters`]: 100 },
      fails: { [`${DETAILED}/distance_samples/1/distance_meters`]: 99 },
    },
    { model: 'daily', passes: {}, fails: { [`${DETAILED}/distance_samples/0/distance_meters`]: 11_500 } },
  ],
  'steps/samples-count-up': [
    {
      passes: { [`${DETAILED}/step_samples/1/steps`]: 150 },
      fails: { [`${DETAILED}/step_samples/1/steps`]: 149 },
    },
  ],
  'floors/samples-count-up': [
    {
      passes: { [`${DETAILED}/floors_climbed_samples/1/floors_climbed`]: 0 },
      fails: { [`${DETAILED}/floors_climbed_samples/0/floors_climbed`]: 5 },
    },
  ],
  'distance/samples-end-at-the-total-of-the-activity': [
    { passes: { [`${SUMMARY}/distance_meters`]: 10_100 }, fails: { [`${SUMMARY}/distance_meters`]: 10_102 } },
    { passes: {}, fails: { [`${SUMMARY}/distance_meters`]: 10 } },
  ],
  'steps/samples-end-at-the-total-of-the-activity': [
    { passes: { [`${SUMMARY}/steps`]: 9090 }, fails: { [`${SUMMARY}/steps`]: 9092 } },
  ],
  'floors/samples-end-at-the-total-of-the-activity': [
    { passes: { [`${SUMMARY}/floors_climbed`]: 7 }, fails: { [`${SUMMARY}/floors_climbed`]: 8 } },
  ],
  'elevation/average-lies-between': [
    { passes: { [`${ELEVATION}/avg_meters`]: 130 }, fails: { [`${ELEVATION}/avg_meters`]: 131 } },
    {
      model: 'daily',
      passes: {},
      fails: { '/distance_data/elevation/min_meters': 60, '/distance_data/elevation/max_meters': 30 },
    },
  ],
  'elevation/samples-between-lowest-and-highest': [
    {
      passes: { [`${DETAILED}/elevation_samples/1/elev_meters`]: 135 },
      fails: { [`${DETAILED}/elevation_samples/1/elev_meters`]: 426 },
    },
  ],
  'elevation/gain-less-loss-is-the-difference': [
    {
      passes: { [`${ELEVATION}/loss_actual_meters`]: 26 },
      fails: { [`${ELEVATION}/loss_actual_meters`]: 25 },
    },
  ],
  'elevation/gain-reaches-the-highest': [
    {
      passes: { [`${ELEVATION}/gain_actual_meters`]: 20 },
      fails: { [`${ELEVATION}/gain_actual_meters`]: 19 },
    },
  ],
  'movement/averages-are-below-maxima': [
    {
      passes: { [`${MOVEMENT}/max_cadence_rpm`]: 85 },
      fails: { [`${MOVEMENT}/max_cadence_rpm`]: 84 },
    },
    { passes: {}, fails: { '/power_data/max_watts': 249 } },
  ],
  'movement/samples-are-below-maxima': [
    {
      passes: { [`${MOVEMENT}/speed_samples/1/speed_meters_per_second`]: 4.1 },
      fails: { [`${MOVEMENT}/speed_samples/1/speed_meters_per_second`]: 10.8 },
    },
  ],
  'movement/averages-are-those-of-samples': [
    { passes: { '/power_data/avg_watts': 300 }, fails: { '/power_data/avg_watts': 350 } },
  ],
  'movement/speed-covers-the-distance': [
    {
      passes: { [`${MOVEMENT}/avg_speed_meters_per_second`]: 2.51 },
      fails: { [`${MOVEMENT}/avg_speed_meters_per_second`]: 2.49 },
    },
    { passes: {}, fails: { [`${SUMMARY}/distance_meters`]: 12_000 } },
  ],
  'movement/speed-is-in-metres-a-second': [
    {
      passes: { [`${MOVEMENT}/avg_speed_meters_per_second`]: 8.3 },
      fails: { [`${MOVEMENT}/avg_speed_meters_per_second`]: 10.3 },
    },
  ],
  'movement/pace-is-the-inverse-of-speed': [
    {
      passes: { [`${MOVEMENT}/avg_pace_minutes_per_kilometer`]: 6.1 },
      fails: { [`${MOVEMENT}/avg_pace_minutes_per_kilometer`]: 350 },
    },
  ],
  'movement/best-pace-is-below-average': [
    {
      passes: { [`${MOVEMENT}/max_pace_minutes_per_kilometer`]: 5.83 },
      fails: { [`${MOVEMENT}/max_pace_minutes_per_kilometer`]: 7 },
    },
  ],
  'movement/speed-fits-the-type': [
    {
      passes: { '/metadata/type': 7 },
      fails: { '/metadata/type': 7, '/movement_data/avg_speed_meters_per_second': 4.1 },
    },
    {
      passes: { '/metadata/type': 108, '/movement_data/avg_speed_meters_per_second': 40 },
      fails: { '/movement_data': null, '/distance_data/summary/distance_meters': 50_000 },
    },
  ],
  'calories/total-is-basal-plus-active': [
    {
      passes: { '/calories_data/total_burned_calories': 808 },
      fails: { '/calories_data/net_activity_calories': 800 },
    },
  ],
  'energy/kilojoules-are-of-the-calories': [
    { passes: { '/energy_data/energy_kilojoules': 3012 }, fails: { '/energy_data/energy_kilojoules': 800 } },
  ],
  'work/is-power-times-time': [
    { passes: { '/work_data/work_kilojoules': 960 }, fails: { '/work_data/work_kilojoules': 875_000 } },
  ],
  'active-durations/intensities-add-up': [
    { passes: { [`${AD}/activity_seconds`]: 3325 }, fails: { [`${AD}/activity_seconds`]: 3300 } },
    { model: 'daily', passes: {}, fails: { [`${AD}/activity_seconds`]: 150 } },
  ],
  'active-durations/fit-in-the-window': [
    { passes: { [`${AD}/rest_seconds`]: 100 }, fails: { [`${AD}/rest_seconds`]: 101 } },
  ],
  'met/minutes-fit-in-the-window': [
    { passes: { '/MET_data/num_inactive_minutes': 3 }, fails: { '/MET_data/num_inactive_minutes': 120 } },
  ],
  'met/average-lies-among-samples': [
    { passes: { '/MET_data/avg_level': 10 }, fails: { '/MET_data/avg_level': 540 } },
  ],
  'position/is-on-earth': [
    {
      passes: { [`${POSITION}/center_pos_lat_lng_deg`]: [-90, 180] },
      fails: { [`${POSITION}/center_pos_lat_lng_deg`]: [-120.2, 38.5] },
    },
    {
      passes: {},
      fails: { [`${POSITION}/position_samples/0/coords_lat_lng_deg`]: [459_325_000, -1_434_000_000] },
    },
  ],
  'position/is-not-the-origin': [
    {
      passes: { [`${POSITION}/center_pos_lat_lng_deg`]: [0, 6.6] },
      fails: { [`${POSITION}/center_pos_lat_lng_deg`]: [0, 0] },
    },
  ],
  'position/begins-and-ends-with-the-samples': [
    {
      passes: { [`${POSITION}/start_pos_lat_lng_deg`]: [38.51, -120.205] },
      fails: { [`${POSITION}/start_pos_lat_lng_deg`]: [38.52, -120.22] },
    },
    { passes: {}, fails: { [`${POSITION}/end_pos_lat_lng_deg`]: [38.5, -120.2] } },
    {
      passes: {
        [`${POSITION}/start_pos_lat_lng_deg`]: [0, 179.999],
        [`${POSITION}/position_samples/0/coords_lat_lng_deg`]: [0, -179.999],
      },
      fails: {
        [`${POSITION}/start_pos_lat_lng_deg`]: [0, 179.9],
        [`${POSITION}/position_samples/0/coords_lat_lng_deg`]: [0, -179.9],
      },
    },
  ],
  'position/polyline-begins-at-the-start': [
    {
      passes: { [`${POSITION}/start_pos_lat_lng_deg`]: [38.59, -120.29] },
      fails: { '/polyline_map_data/summary_polyline': 'mkdlA~nmpfF' },
    },
  ],
  'laps/end-after-they-start': [
    {
      passes: { [`${LAP}/0/end_time`]: '2026-11-03T18:00:01.000000-08:00' },
      fails: { [`${LAP}/0/end_time`]: '2026-11-03T17:30:00.000000-08:00' },
    },
  ],
  'laps/inside-the-window': [
    {
      passes: { [`${LAP}/1/end_time`]: '2026-11-03T19:01:00.000000-08:00' },
      fails: { [`${LAP}/1/end_time`]: '2026-11-03T19:01:01.000000-08:00' },
    },
    { passes: {}, fails: { [`${LAP}/0/start_time`]: '2026-11-03T17:00:00.000000-08:00' } },
  ],
  'laps/do-not-overlap': [
    {
      passes: { [`${LAP}/2/end_time`]: '2026-11-03T18:50:00.000000-08:00' },
      fails: { [`${LAP}/1/start_time`]: '2026-11-03T18:29:00.000000-08:00' },
    },
  ],
  'laps/distances-add-up': [
    { passes: { [`${LAP}/0/distance_meters`]: 4500 }, fails: { [`${LAP}/0/distance_meters`]: 5 } },
  ],
  'laps/speed-is-distance-over-time': [
    {
      passes: { [`${LAP}/0/avg_speed_meters_per_second`]: 2.6 },
      fails: { [`${LAP}/0/avg_speed_meters_per_second`]: 10.3 },
    },
  ],
  'laps/active-time-fits': [
    {
      passes: { [`${LAP}/0/active_duration_seconds`]: 1802 },
      fails: { [`${LAP}/0/active_duration_seconds`]: 1803 },
    },
  ],
  'swimming/laps-cover-the-distance': [
    {
      passes: {
        '/metadata/type': 83,
        [`${SUMMARY}/distance_meters`]: 1000,
        [`${SUMMARY}/swimming`]: { num_laps: 39, pool_length_meters: 25 },
      },
      fails: {
        '/metadata/type': 83,
        [`${SUMMARY}/distance_meters`]: 1000,
        [`${SUMMARY}/swimming`]: { num_laps: 20, pool_length_meters: 25 },
      },
    },
  ],
  'swimming/strokes-are-for-swimmers': [
    {
      passes: { '/metadata/type': 84, [`${SUMMARY}/swimming/num_strokes`]: 900 },
      fails: { [`${SUMMARY}/swimming/num_strokes`]: 900 },
    },
    { passes: { [`${LAP}/0/total_strokes`]: 0 }, fails: { [`${LAP}/0/stroke_type`]: 'freestyle' } },
  ],
}
