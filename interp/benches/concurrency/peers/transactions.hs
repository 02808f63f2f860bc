-- The workloads of transactions.scm for GHC's STM, with the same lines of output: name, unit, figure.
-- ghc -O2 -threaded -rtsopts transactions.hs, then ./transactions +RTS -N2 -qg
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Control.Concurrent
import Control.Concurrent.STM
import Control.Monad
import Data.Array
import Data.IORef
import Data.List (sort)
import GHC.Clock (getMonotonicTime)
import GHC.Conc (unsafeIOToSTM)

rounds, each :: Int
rounds = 5
each = 300000

report :: String -> String -> Double -> IO ()
report name unit figure = putStrLn (name ++ "\t" ++ unit ++ "\t" ++ show figure)

seconds :: IO () -> IO Double
seconds action = do
  start <- getMonotonicTime
  action
  end <- getMonotonicTime
  return (end - start)

next :: Int -> Int
next r = (r * 1103515245 + 12345) `mod` 2147483648

-- Threads on capabilities of their own, and how often an attempt began anew.
measure :: String -> Int -> (IORef Int -> Int -> Int -> IO Int) -> IO ()
measure name threads body = do
  attempts <- newMVar (0 :: Int)
  let worker me = do
        counted <- newIORef 0
        let loop !i !r | i == each = return ()
                       | otherwise = body counted i r >>= loop (i + 1)
        loop 0 (me + 1)
        readIORef counted >>= \n -> modifyMVar_ attempts (return . (+ n))
      run = do
        ends <- forM [0 .. threads - 1] $ \me -> do
          end <- newEmptyMVar
          _ <- forkOn me (worker me >> putMVar end ())
          return end
        mapM_ takeMVar ends
  times <- replicateM rounds (seconds run)
  let commits = threads * each
  report name "commits/s" (fromIntegral commits / (sort times !! (rounds `div` 2)))
  all' <- readMVar attempts
  when (threads > 1) $
    report name "retries/commit" (fromIntegral all' / fromIntegral (commits * rounds) - 1)

attempt :: IORef Int -> STM a -> IO a
attempt counted body = atomically (unsafeIOToSTM (modifyIORef' counted (+ 1)) >> body)

accounts :: Int -> IO (Array Int (TVar Int))
accounts count = listArray (0, count - 1) <$> replicateM count (newTVarIO 1000000)

transfer :: Array Int (TVar Int) -> Int -> IORef Int -> Int -> Int -> IO Int
transfer tvars count counted _ r = do
  let a = (r `quot` 256) `mod` count
      b = (r `quot` 65536) `mod` count
      from = tvars ! a
      to = tvars ! (if a == b then (b + 1) `mod` count else b)
  attempt counted $ do
    x <- readTVar from
    when (x >= 1) $ do
      writeTVar from $! x - 1
      y <- readTVar to
      writeTVar to $! y + 1
  return (next r)

mostlyReads :: Array Int (TVar Int) -> IORef Int -> Int -> Int -> IO Int
mostlyReads tvars counted i r = do
  let a = (r `quot` 256) `mod` 990
  if i `mod` 10 == 0
    then attempt counted $ readTVar (tvars ! a) >>= \x -> writeTVar (tvars ! a) $! x + 1
    else do
      total <- attempt counted $ foldM (\s j -> (s +) <$> readTVar (tvars ! (a + j))) 0 [0 .. 9]
      when (total < 0) (putStrLn "never")
  return (next r)

countOne :: TVar Int -> IORef Int -> Int -> Int -> IO Int
countOne counter counted _ r = do
  attempt counted (readTVar counter >>= \x -> writeTVar counter $! x + 1)
  return r

pushAndPop :: TVar [Int] -> IORef Int -> Int -> Int -> IO Int
pushAndPop stack counted i r = do
  attempt counted $ do
    items <- readTVar stack
    if odd i then writeTVar stack (i : items) else unless (null items) (writeTVar stack (tail items))
  return r

main :: IO ()
main = do
  low <- accounts 1000
  measure "stm_bank_low_1t" 1 (transfer low 1000)
  measure "stm_bank_low_2t" 2 (transfer low 1000)
  high <- accounts 2
  measure "stm_bank_high_2t" 2 (transfer high 2)
  measure "stm_read90_1t" 1 (mostlyReads low)
  measure "stm_read90_2t" 2 (mostlyReads low)
  counter <- newTVarIO 0
  measure "stm_counter_1t" 1 (countOne counter)
  measure "stm_counter_2t" 2 (countOne counter)
  stack <- newTVarIO []
  measure "stm_stack_1t" 1 (pushAndPop stack)
  measure "stm_stack_2t" 2 (pushAndPop stack)
