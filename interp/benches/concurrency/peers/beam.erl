%% The workloads of actors.scm and sleepers.scm on Erlang's machine, each in a fresh process. Prints lines like theirs.
%%
%%     erlc beam.erl && erl -noshell +P 2000000 -run beam main
-module(beam).
-export([main/0, main/1]).

main() -> main([]).

main(_) ->
    error_logger:tty(false),
    logger:set_primary_config(level, none),
    rate("pingpong", "rt/s", 300000, fun() -> ping_pong(300000) end),
    rate("threadring", "hops/s", 1000000, fun() -> thread_ring(1000, 1000000) end),
    rate("counting1", "msgs/s", 1000000, fun() -> counting(1, 1000000) end),
    rate("counting4", "msgs/s", 1000000, fun() -> counting(4, 250000) end),
    rate("create", "spawns/s", 300000, fun() -> create(300000) end),
    rate("bank_ask", "asks/s", 300000, fun() -> bank(300000) end),
    rate("crash_restart", "restarts/s", 20000, fun() -> restarts(20000) end),
    [report("selective_receive_q" ++ integer_to_list(Queued), "ns/receive",
            median([selective(Queued, 1000) || _ <- [1, 2, 3]])) || Queued <- [0, 1000, 10000]],
    report("idle", "bytes/actor", idle(100000)),
    report("sleep100k", "s", sleepers(100000)),
    halt().

seconds(Work) ->
    erlang:garbage_collect(),
    Begin = erlang:monotonic_time(nanosecond),
    alone(Work),
    (erlang:monotonic_time(nanosecond) - Begin) / 1.0e9.

%% In a process of its own, so that neither heap nor mailbox is one that others have grown.
alone(Work) ->
    Self = self(),
    spawn(fun() -> Self ! {value, Work()} end),
    receive {value, Value} -> Value end.

median(Figures) -> lists:nth((length(Figures) + 1) div 2, lists:sort(Figures)).

report(Name, Unit, Figure) -> io:format("~s\t~s\t~.6g~n", [Name, Unit, Figure * 1.0]).

rate(Name, Unit, Count, Work) ->
    report(Name, Unit, Count / median([seconds(Work) || _ <- lists:seq(1, 5)])).

%% A client and an echo send one message to and fro.
ping_pong(Count) ->
    Echo = spawn(fun echo/0),
    ping(Echo, Count),
    Echo ! stop.

echo() ->
    receive
        {ping, From} -> From ! pong, echo();
        stop -> ok
    end.

ping(_, 0) -> ok;
ping(Echo, Left) ->
    Echo ! {ping, self()},
    receive pong -> ping(Echo, Left - 1) end.

%% A token goes round a ring.
thread_ring(Size, Hops) ->
    Main = self(),
    First = spawn(fun() -> receive {next, Next} -> node(Next, Main) end end),
    Last = lists:foldl(fun(_, Next) -> spawn(fun() -> node(Next, Main) end) end, First, lists:seq(2, Size)),
    First ! {next, Last},
    First ! {token, Hops},
    receive done -> ok end,
    First ! stop.

node(Next, Main) ->
    receive
        {token, 0} -> Main ! done, node(Next, Main);
        {token, Left} -> Next ! {token, Left - 1}, node(Next, Main);
        stop -> Next ! stop
    end.

%% Several producers send numbers to one counter.
counting(Producers, Each) ->
    Main = self(),
    Counter = spawn(fun() -> counter(0) end),
    [spawn(fun() -> produce(Counter, Each), Main ! done end) || _ <- lists:seq(1, Producers)],
    [receive done -> ok end || _ <- lists:seq(1, Producers)],
    Counter ! {get, self()},
    Total = Producers * Each,
    receive {total, Total} -> ok end.

counter(Sum) ->
    receive
        {add, Number} -> counter(Sum + Number);
        {get, From} -> From ! {total, Sum}
    end.

produce(_, 0) -> ok;
produce(Counter, Left) -> Counter ! {add, 1}, produce(Counter, Left - 1).

%% Processes that answer once and end. Messages off the heap: on it, collections make this quadratic.
create(Count) ->
    process_flag(message_queue_data, off_heap),
    Main = self(),
    spawn_answerers(Count, Main),
    collect(Count).

spawn_answerers(0, _) -> ok;
spawn_answerers(Left, Main) -> spawn(fun() -> Main ! 1 end), spawn_answerers(Left - 1, Main).

collect(0) -> ok;
collect(Left) -> receive 1 -> collect(Left - 1) end.

%% Requests with a reference to know the reply by, without a monitor.
bank(Asks) ->
    Accounts = list_to_tuple([spawn(fun() -> account(0) end) || _ <- lists:seq(1, 1000)]),
    ask(Accounts, Asks),
    [Account ! stop || Account <- tuple_to_list(Accounts)].

account(Sum) ->
    receive
        {deposit, Number, From, Ref} -> From ! {Ref, Sum + Number}, account(Sum + Number);
        stop -> ok
    end.

ask(_, 0) -> ok;
ask(Accounts, Left) ->
    Ref = make_ref(),
    element(1 + (Left * 7919) rem 1000, Accounts) ! {deposit, 1, self(), Ref},
    receive {Ref, _} -> ask(Accounts, Left - 1) end.

%% A monitored process that fails and is spawned again: no supervisor is between.
restarts(0) -> ok;
restarts(Left) ->
    {_, Ref} = spawn_monitor(fun() -> exit(boom) end),
    receive {'DOWN', Ref, _, _, _} -> restarts(Left - 1) end.

%% Receiving by tag while other messages wait.
selective(Queued, Receives) ->
    alone(fun() ->
        [self() ! {junk, I} || I <- lists:seq(1, Queued)],
        Begin = erlang:monotonic_time(nanosecond),
        want(Receives),
        (erlang:monotonic_time(nanosecond) - Begin) / Receives
    end).

want(0) -> ok;
want(Left) ->
    self() ! {want, 1},
    receive {want, _} -> want(Left - 1) end.

%% What a process takes that waits for its first message, of the memory of the whole machine.
idle(Count) ->
    erlang:garbage_collect(),
    Before = resident(),
    Processes = [spawn(fun() -> receive stop -> ok end end) || _ <- lists:seq(1, Count)],
    Bytes = (resident() - Before) / Count,
    [Process ! stop || Process <- Processes],
    Bytes.

resident() ->
    {ok, File} = file:open("/proc/self/status", [read]),
    resident(File).

resident(File) ->
    case file:read_line(File) of
        {ok, "VmRSS:" ++ Rest} ->
            file:close(File),
            {Kilobytes, _} = string:to_integer(string:trim(Rest)),
            1024 * Kilobytes;
        {ok, _} -> resident(File)
    end.

%% Processes that sleep from 0 to 999 ms: the time until the last has woken.
sleepers(Count) ->
    seconds(fun() ->
        Main = self(),
        [spawn(fun() -> receive after I rem 1000 -> Main ! done end end) || I <- lists:seq(1, Count)],
        [receive done -> ok end || _ <- lists:seq(1, Count)]
    end).
