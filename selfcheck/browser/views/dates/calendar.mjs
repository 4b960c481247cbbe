/** The plan's days as a calendar file. */

import { importWhole } from "../../files.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

const PRODUCT = "-//selfcheck//plan//EN";
/** How long before a day its alarm rings: the longest of these that is still to come. */
const AHEAD_IN_DAYS = [7, 1];
/** On the morning of the day itself, where no more time is left. */
const THAT_MORNING = "PT8H";
const DAY_IN_MILLISECONDS = 86_400_000;

/** @type {Promise<typeof import("ical.js").default> | undefined} */
let library;

/** Loads the library, so that it is there when a reader presses the button. */
export function prepare() {
  const address = new URL("../../ical.mjs", import.meta.url).href;
  library ??= importWhole(address).then((module) => module.default);
  // Pressing the button tries once more.
  library.catch(() => {
    library = undefined;
  });
  return library;
}

/**
 * @param {Result} assessment
 * @param {string} site where the plan was made; part of what makes an event's id unique
 * @returns {Promise<string>} the calendar file: one event for each day to be reminded of
 */
export async function createCalendar({ route, on, plan }, site) {
  const ICAL = await prepare();
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", PRODUCT);
  for (const step of plan.timeline.filter(isReminder)) {
    const { id, date, text } = step;
    const event = new ICAL.Component("vevent");
    const day = ICAL.Time.fromDateString(date);
    const next = day.clone();
    next.adjust(1, 0, 0, 0);
    // The day is part of the id: two people's plans in one calendar stay apart.
    event.addPropertyWithValue("uid", `${route}-${id}-${date}@${site}`);
    event.addPropertyWithValue("dtstamp", ICAL.Time.fromJSDate(new Date(), true));
    event.addPropertyWithValue("dtstart", day);
    event.addPropertyWithValue("dtend", next);
    event.addPropertyWithValue("transp", "TRANSPARENT");
    event.addPropertyWithValue("summary", text.title);
    event.addPropertyWithValue("description", text.reminder ?? text.detail);
    const alarm = new ICAL.Component("valarm");
    alarm.addPropertyWithValue("action", "DISPLAY");
    alarm.addPropertyWithValue("trigger", ICAL.Duration.fromString(aheadOf(date, on)));
    alarm.addPropertyWithValue("description", text.title);
    event.addSubcomponent(alarm);
    calendar.addSubcomponent(event);
  }
  return `${calendar}\r\n`;
}

/**
 * @param {string} date the day to be reminded of
 * @param {string} on the day of the plan
 * @returns {string} when its alarm rings, as a duration
 */
function aheadOf(date, on) {
  const left = (Date.parse(date) - Date.parse(on)) / DAY_IN_MILLISECONDS;
  const days = AHEAD_IN_DAYS.find((ahead) => ahead < left);
  return days ? `-P${days}D` : THAT_MORNING;
}

/**
 * @param {Result} step
 * @returns {boolean} whether the reader may want to be reminded of it
 */
export function isReminder({ reminder, date }) {
  return Boolean(reminder && date);
}
