import numpy as np
n=200
k=np.arange(1,n+1)
X=np.vstack([k%2,(k//2)%2])+0.1*np.vstack([np.sin(k),np.cos(k)])
T=np.logical_xor(X[0]>0.5,X[1]>0.5).astype(float)[None,:]
W1=np.sin(np.arange(1,17)).reshape(2,8).T.copy();b1=np.zeros((8,1))
W2=np.cos(np.arange(1,9))[None,:];b2=0.0
rate=0.5
for _ in range(2000):
    H=np.tanh(W1@X+b1); Y=1/(1+np.exp(-(W2@H+b2)))
    D2=(Y-T)/n; D1=(W2.T@D2)*(1-H**2)
    W2=W2-rate*D2@H.T; b2=b2-rate*D2.sum()
    W1=W1-rate*D1@X.T; b1=b1-rate*D1.sum(1,keepdims=True)
print("%.6f"%-np.mean(T*np.log(Y)+(1-T)*np.log(1-Y)))
