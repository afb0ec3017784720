/** What stands as the source of war zones that somebody drew in the application. */
export const ZONES_SOURCE = '战区划分';
