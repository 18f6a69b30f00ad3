-- The generic cell rate algorithm (GCRA): one request per interval, with bursts.
-- KEYS[1]: the theoretical arrival time of the caller's next request, in microseconds
-- ARGV[1]: the interval in microseconds; ARGV[2]: the size of a burst
-- Returns 0 if the request is admitted, otherwise the microseconds to wait.
local now = redis.call('TIME') -- one clock for all replicas
now = now[1] * 1000000 + now[2]
local due = math.max(tonumber(redis.call('GET', KEYS[1])) or now, now) + ARGV[1]
local early = due - now - ARGV[1] * ARGV[2]
if early > 0 then
  return math.ceil(early)
end
redis.call('SET', KEYS[1], string.format('%.0f', due), 'PX', math.ceil((due - now) / 1000))
return 0
