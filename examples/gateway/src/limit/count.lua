-- GCRA: a caller's requests are due one in each interval, and may come early by as much as a burst takes.
-- KEYS[1]: when the caller's next request is due, in microseconds; absent if it is overdue
-- ARGV[1]: the interval in microseconds; ARGV[2]: the burst
-- Returns 0 if the request is counted, else the microseconds until it can be.
local now = redis.call('TIME') -- Redis's clock, so that the replicas' own need not agree
now = now[1] * 1000000 + now[2]
local due = math.max(tonumber(redis.call('GET', KEYS[1])) or now, now) + ARGV[1]
local early = due - now - ARGV[1] * ARGV[2]
if early > 0 then
  return math.ceil(early)
end
redis.call('SET', KEYS[1], string.format('%.0f', due), 'PX', math.ceil((due - now) / 1000))
return 0
